// The customer switches notifications on and off for this browser.

import { device, register, supported, unregister } from './push.js';

const button = document.querySelector('#enable');
const state = document.querySelector('#push-state');

if (button) {
  button.addEventListener('click', enable);
  document.querySelector('#devices').addEventListener('submit', remove);
  show();
}

function show() {
  if (!supported()) return missingFromHomeScreen() ? tellOfHomeScreen() : tell('unsupported');
  const here = own();
  here?.querySelector('.here').removeAttribute('hidden');
  const on = Boolean(here) && Notification.permission === 'granted';
  button.hidden = on;
  if (on) tell('enabled');
}

async function enable() {
  button.disabled = true;
  try {
    if ((await Notification.requestPermission()) !== 'granted') return tell('denied');
    device.id = await store(await register());
    location.reload();
  } catch (error) {
    console.error('browser not registered', error);
    tell('failed');
  } finally {
    button.disabled = false;
  }
}

/** Stores the push target and resolves to the server's id of the registration. */
async function store(target) {
  const response = await fetch('/api/devices', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...target, name: browserName() }),
  });
  if (!response.ok) throw new Error('the server answered ' + response.status);
  return (await response.json()).id;
}

async function remove(event) {
  const row = event.target.closest('[data-device]');
  if (row !== own()) return;
  event.preventDefault();
  device.id = null;
  try {
    await unregister();
  } catch (error) {
    console.error('Firebase still knows this browser', error); // the server deletes the registration anyway
  }
  event.target.submit();
}

/**
 * Whether the shop must be added to the home screen: on Apple's phones and tablets, only web apps
 * there receive pushes (iOS 16.4 and later).
 */
function missingFromHomeScreen() {
  // an iPad identifies itself as a Mac, which has no touch screen
  const apple =
    /iPhone|iPad|iPod/.test(navigator.userAgent) ||
    (navigator.userAgent.includes('Macintosh') && navigator.maxTouchPoints > 1);
  return apple && !navigator.standalone && !matchMedia('(display-mode: standalone)').matches;
}

function tellOfHomeScreen() {
  document.querySelector('#home-screen').hidden = false;
}

function own() {
  return Array.from(document.querySelectorAll('[data-device]')).find((row) => row.dataset.device === device.id);
}

function browserName() {
  const agent = navigator.userAgent;
  const find = (names) => names.find(([sign]) => agent.includes(sign))?.[1];
  const browser = find([
    ['Whale/', 'Whale'],
    ['SamsungBrowser/', 'Samsung Internet'],
    ['Edg/', 'Edge'],
    ['OPR/', 'Opera'],
    ['Firefox/', 'Firefox'],
    ['Chrome/', 'Chrome'],
    ['Safari/', 'Safari'],
  ]);
  const system = find([
    ['Android', 'Android'],
    ['iPhone', 'iPhone'],
    ['iPad', 'iPad'],
    ['Windows', 'Windows'],
    ['Mac OS X', 'macOS'],
    ['Linux', 'Linux'],
  ]);
  return [browser, system].filter(Boolean).join(' · ');
}

function tell(code) {
  const texts = document.querySelector('#texts').content;
  state.textContent = texts.querySelector(`[data-code="${code}"]`).textContent;
  state.hidden = false;
}
