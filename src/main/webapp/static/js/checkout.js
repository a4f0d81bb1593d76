// Shows Toss' payment methods and sends the customer to Toss. Amounts come from the server; the browser sends product
// ids, quantities, the contact and an idempotency key, but no amount.

const section = document.querySelector('#checkout');
const quantity = document.querySelector('#quantity');

quantity?.addEventListener('change', () => quantity.form.requestSubmit?.());
quantity?.form.addEventListener('submit', keepTyped);
if (section) start(section);

function start(section) {
  const checkout = section.dataset;
  const payButton = section.querySelector('#pay');
  const retryButton = section.querySelector('#retry');
  const loading = section.querySelector('#loading');
  const alert = section.querySelector('#pay-error');
  const contact = section.querySelector('#contact');
  const total = document.querySelector('#total');

  let amount = Number(checkout.amount);
  let widgets;
  let methods;
  let agreement;
  let agreed = true; // until the agreement reports otherwise; requestPayment itself rejects without it
  let busy = false;

  payButton.addEventListener('click', pay);
  retryButton.addEventListener('click', show);
  contact.addEventListener('submit', (event) => {
    event.preventDefault(); // Enter in a field
    pay();
  });
  restoreTyped(contact);
  // A page restored from the browser's cache still shows the button as pressed.
  addEventListener('pageshow', (event) => event.persisted && setBusy(false));
  show();
  tell(history.state?.message ?? '', history.state?.order);
  history.replaceState(null, '');

  async function show() {
    tell('');
    retryButton.hidden = true;
    loading.hidden = false;
    try {
      await loadScript(checkout.sdkUrl);
      widgets ??= window.TossPayments(checkout.clientKey).widgets({ customerKey: checkout.customerKey });
      await widgets.setAmount({ currency: 'KRW', value: amount });
      // Rendered widgets remain: a second attempt must not render them twice.
      methods ??= await widgets.renderPaymentMethods({ selector: '#payment-method', variantKey: 'DEFAULT' });
      agreement ??= watch(await widgets.renderAgreement({ selector: '#agreement', variantKey: 'AGREEMENT' }));
      payButton.hidden = false;
    } catch (error) {
      console.error('payment methods not shown', error);
      tell(text('LOAD'));
      retryButton.hidden = false;
    } finally {
      loading.hidden = true;
    }
  }

  function watch(agreement) {
    agreement.on('agreementStatusChange', (status) => {
      agreed = status.agreedRequiredTerms;
      refresh();
    });
    return agreement;
  }

  async function pay() {
    if (busy || payButton.disabled || payButton.hidden) return;
    setBusy(true);
    tell('');
    mark([]);
    try {
      const order = await placeOrder();
      if (order.amount === amount) {
        await widgets.requestPayment(toPayment(order));
        return; // the browser leaves for Toss: the button stays disabled
      }
      // The customer has not seen this amount yet and must press again: same idempotency key, same order.
      await widgets.setAmount({ currency: 'KRW', value: order.amount });
      amount = order.amount;
      total.textContent = total.textContent.replace(/\d[\d,.]*/, amount.toLocaleString('en-US'));
      tell(text('AMOUNT_CHANGED'));
    } catch (error) {
      tell(wordsFor(error), error.order);
    }
    setBusy(false);
  }

  // The idempotency key makes repeated presses one order, so that a lost response or a closed window does no harm.
  async function placeOrder() {
    const response = await ask();
    if (response.status === 401) {
      keepTyped();
      location.assign('/login?to=' + encodeURIComponent(location.pathname + location.search));
      return new Promise(() => {}); // the browser leaves the page
    }
    if (response.ok) return response.json();
    const problem = await problemOf(response);
    const words = problem.detail || problem.title || '';
    mark(problem.errors ?? []);
    if (problem.code === 'ORDER_CLOSED') return startAnew(words, problem.orderId);
    // The order is paid, or may be: this page ends, and the order's own page shows the next step.
    if (problem.orderId) endHere();
    throw new Rejection(words, problem.orderId);
  }

  // This page's idempotency key is used up. The reloaded page has another, and shows the message.
  function startAnew(words, order) {
    keepTyped();
    history.replaceState({ message: words, order }, '');
    location.reload();
    return new Promise(() => {}); // the browser leaves the page
  }

  function endHere() {
    for (const part of section.querySelectorAll('#payment-method, #agreement, #pay')) part.hidden = true;
  }

  async function ask() {
    try {
      return await fetch('/api/checkout/orders', {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          Accept: 'application/json, application/problem+json',
        },
        body: JSON.stringify({
          requestKey: checkout.requestKey,
          lines: JSON.parse(checkout.lines),
          contact: Object.fromEntries(new FormData(contact)),
        }),
        signal: AbortSignal.timeout?.(20_000),
      });
    } catch {
      throw new Rejection(text('NETWORK'));
    }
  }

  function toPayment(order) {
    const payment = {
      orderId: order.orderId,
      orderName: order.orderName,
      successUrl: checkout.successUrl,
      // Toss omits its orderId if the customer canceled
      failUrl: checkout.failUrl + '?order=' + encodeURIComponent(order.orderId),
    };
    // Toss mails the result, and sends the number of a virtual account to the phone
    for (const known of ['customerName', 'customerEmail', 'customerMobilePhone'])
      if (order[known]) payment[known] = order[known];
    return payment;
  }

  // Shows the error of each field beside it, and focuses the first invalid field.
  function mark(errors) {
    const wrong = new Map(errors.map((error) => [error.pointer.split('/').pop(), error.detail]));
    for (const field of contact.querySelectorAll('input')) {
      field.setAttribute('aria-invalid', String(wrong.has(field.name)));
      document.getElementById(field.getAttribute('aria-describedby')).textContent = wrong.get(field.name) ?? '';
    }
    contact.querySelector('[aria-invalid="true"]')?.focus();
  }

  function wordsFor(error) {
    if (error instanceof Rejection) return error.message || text('OTHER');
    if (error?.code !== 'USER_CANCEL') console.error('payment not started', error);
    return text(error?.code);
  }

  function text(code) {
    const texts = section.querySelector('#texts').content;
    const known = Array.from(texts.children).find((element) => element.dataset.code === code);
    return (known ?? texts.querySelector('[data-code="OTHER"]')).textContent;
  }

  // Shows a message, with a link to the order concerned, if any.
  function tell(words, order) {
    alert.textContent = words;
    alert.hidden = !words;
    if (!order) return;
    const link = document.createElement('a');
    link.href = '/orders/' + encodeURIComponent(order);
    link.textContent = text('ORDER');
    alert.append(' ', link);
  }

  function setBusy(value) {
    busy = value;
    payButton.setAttribute('aria-busy', String(value));
    refresh();
  }

  function refresh() {
    payButton.disabled = busy || !agreed;
  }
}

/** A rejection by the shop's server, with a text for the customer. */
class Rejection extends Error {
  constructor(words, order) {
    super(words);
    this.order = order;
  }
}

// Another quantity, a sign-in or a new idempotency key reload the page. Typed text survives that, in this tab only.
function keepTyped() {
  const form = document.querySelector('#contact');
  if (form) sessionStorage.setItem('contact', JSON.stringify(Object.fromEntries(new FormData(form))));
}

function restoreTyped(form) {
  const typed = JSON.parse(sessionStorage.getItem('contact') ?? '{}');
  sessionStorage.removeItem('contact');
  for (const field of form.querySelectorAll('input')) field.value = typed[field.name] ?? field.value;
}

async function problemOf(response) {
  try {
    return await response.json();
  } catch {
    return {};
  }
}

function loadScript(src) {
  if (window.TossPayments) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = src;
    script.onload = () => (window.TossPayments ? resolve() : fail());
    script.onerror = fail;
    document.head.append(script);

    function fail() {
      script.remove(); // so that a second attempt loads it again
      reject(new Error('not loaded: ' + src));
    }
  });
}
