// Sends messages from the payment window in the overlay to the shop's page around it.
'use strict';

const tell = (message, origin) =>
  window.parent.postMessage({ simulator: 'toss', ...message }, origin);

const result = document.querySelector('[data-tell]');
if (result) tell(JSON.parse(result.dataset.tell), result.dataset.to);

const close = document.querySelector('[data-close]');
if (close) close.addEventListener('click', () => tell({ type: 'close' }, close.dataset.close));
