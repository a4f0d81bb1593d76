// A button copies the text of a field. Without this script, users select the text by hand.

for (const button of document.querySelectorAll('[data-copies]')) {
  const field = document.getElementById(button.dataset.copies);
  const told = document.querySelector(`[data-copied="${button.dataset.copies}"]`);
  button.hidden = false;
  button.addEventListener('click', async () => {
    field.select();
    // Some in-app browsers support only the older call, and never allow the newer one.
    told.hidden = !((await written(field.value)) || document.execCommand('copy'));
  });
}

async function written(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
