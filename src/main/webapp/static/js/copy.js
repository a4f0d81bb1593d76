// A button copies the text of a field. Without a script the text can be chosen by hand.

for (const button of document.querySelectorAll('[data-copies]')) {
  const field = document.getElementById(button.dataset.copies);
  const told = document.querySelector(`[data-copied="${button.dataset.copies}"]`);
  button.hidden = false;
  button.addEventListener('click', async () => {
    field.select();
    // Some apps' windows have the older way only, and let a page use the newer one never.
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
