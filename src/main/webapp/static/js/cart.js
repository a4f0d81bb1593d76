// A chosen quantity is submitted at once; without this script the form has its own button.

for (const select of document.querySelectorAll('.cart select'))
  select.addEventListener('change', () => select.form.requestSubmit?.());
