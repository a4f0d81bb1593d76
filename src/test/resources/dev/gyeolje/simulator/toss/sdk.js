// Simulator of https://js.tosspayments.com/v2/standard: the widget of the Toss Payments SDK v2. It
// draws into open shadow roots with constructed style sheets and attaches its own listeners, so a
// page's CSP needs only script-src, connect-src and frame-src for this origin.
(() => {
  'use strict';

  const ORIGIN = new URL(document.currentScript.src).origin;
  const ANONYMOUS = '@@ANONYMOUS';

  const english = () => document.documentElement.lang.toLowerCase().startsWith('en');
  const say = (korean, inEnglish) => (english() ? inEnglish : korean);

  class TossPaymentsError extends Error {
    constructor(code, message) {
      super(message);
      this.name = 'TossPaymentsError';
      this.code = code;
    }
  }
  const error = (code, korean, inEnglish) => new TossPaymentsError(code, say(korean, inEnglish));
  const invalid = (what) =>
    error('INVALID_PARAMETERS', `잘못된 파라미터입니다: ${what}`, `Invalid parameter: ${what}`);

  // ---- requests to Toss' servers --------------------------------------------------------------

  async function ask(path, options) {
    let response;
    try {
      response = await fetch(ORIGIN + path, options);
    } catch {
      throw error('UNKNOWN', '결제 서버에 연결할 수 없습니다.', 'The payment server cannot be reached.');
    }
    const body = await response.json();
    if (!response.ok) throw new TossPaymentsError(body.code, body.message);
    return body;
  }

  // ---- checks ---------------------------------------------------------------------------------

  const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
  const isText = (value, most) => typeof value === 'string' && value.length > 0 && value.length <= most;

  function onlyKnown(params, known) {
    if (!isObject(params)) throw invalid('object');
    for (const name of Object.keys(params)) if (!known.includes(name)) throw invalid(name);
  }

  const KNOWN = [
    'orderId', 'orderName', 'successUrl', 'failUrl', 'customerEmail', 'customerName',
    'customerMobilePhone', 'taxFreeAmount', 'windowTarget', 'metadata', 'card', 'transfer',
    'virtualAccount', 'foreignEasyPay',
  ];

  function checkRequest(params) {
    onlyKnown(params, KNOWN);
    if (typeof params.orderId !== 'string' || !/^[A-Za-z0-9_=-]{6,64}$/.test(params.orderId)) throw invalid('orderId');
    if (!isText(params.orderName, 100)) throw invalid('orderName');
    for (const name of ['customerEmail', 'customerName'])
      if (params[name] != null && !isText(params[name], 100)) throw invalid(name);
    if (params.customerMobilePhone != null && !/^[0-9]{8,15}$/.test(params.customerMobilePhone))
      throw invalid('customerMobilePhone');
    if (params.windowTarget != null && !['iframe', 'self'].includes(params.windowTarget)) throw invalid('windowTarget');
    if (params.metadata != null) checkMetadata(params.metadata);
    checkUrls(params);
  }

  function checkMetadata(metadata) {
    const fits =
      isObject(metadata) &&
      Object.keys(metadata).length <= 5 &&
      Object.entries(metadata).every(
        ([key, value]) => key.length <= 40 && !/[[\]]/.test(key) && typeof value === 'string' && value.length <= 2000);
    if (!fits) throw error('INVALID_METADATA', '메타데이터 형식이 올바르지 않습니다.', 'The metadata are malformed.');
  }

  function checkUrls({ successUrl, failUrl }) {
    if ((successUrl == null) !== (failUrl == null)) throw invalid(successUrl == null ? 'successUrl' : 'failUrl');
    if (successUrl == null) return;
    const absolute = (url) => typeof url === 'string' && /^https?:\/\/[^/]+/.test(url) && URL.canParse(url);
    if (!absolute(successUrl))
      throw error('INCORRECT_SUCCESS_URL_FORMAT', 'successUrl은 origin을 포함한 주소여야 합니다.', 'successUrl must be absolute.');
    if (!absolute(failUrl))
      throw error('INCORRECT_FAIL_URL_FORMAT', 'failUrl은 origin을 포함한 주소여야 합니다.', 'failUrl must be absolute.');
  }

  // A narrow window counts as a phone unless the shop requests the overlay; real phones have none.
  const isPhone = () => /Mobi|Android|iPhone/.test(navigator.userAgent);
  function wholeTab(windowTarget) {
    if (isPhone()) {
      if (windowTarget === 'iframe') throw invalid('windowTarget');
      return true;
    }
    return windowTarget ? windowTarget === 'self' : matchMedia('(max-width: 767px)').matches;
  }

  // ---- drawing --------------------------------------------------------------------------------

  const STYLE = new CSSStyleSheet();
  STYLE.replaceSync(`
    :host { all: initial; display: block; padding: .5rem 0; color: #191f28; line-height: 1.5;
      font-family: system-ui, -apple-system, "Apple SD Gothic Neo", "Noto Sans KR", sans-serif; }
    * { box-sizing: border-box; }
    fieldset { border: 0; margin: 0; padding: 0; min-width: 0; }
    legend { font-weight: 700; font-size: 1.1rem; padding: 0; margin-bottom: .5rem; }
    .methods { display: grid; grid-template-columns: repeat(auto-fill, minmax(9.5rem, 1fr)); gap: .5rem; }
    label { display: flex; align-items: center; gap: .6rem; min-height: 3rem; padding: .5rem .75rem;
      border: 1px solid #c4cad1; border-radius: .6rem; background: #fff; cursor: pointer; }
    label:hover { background: #f2f4f6; }
    label:has(:checked) { border-color: #1b64da; box-shadow: inset 0 0 0 1px #1b64da; }
    input { width: 1.15rem; height: 1.15rem; margin: 0; flex: none; accent-color: #1b64da; }
    :focus-visible { outline: 3px solid #90c2ff; outline-offset: 2px; }
    dialog { width: min(30rem, 94vw); height: min(46rem, 92vh); padding: 0; border: 0;
      border-radius: 1rem; overflow: hidden; background: #f2f4f6; }
    dialog::backdrop { background: rgba(0, 0, 0, .5); }
    .frame { display: flex; flex-direction: column; height: 100%; }
    .bar { display: flex; justify-content: space-between; align-items: center; padding: .25rem .25rem .25rem 1rem;
      background: #fff; border-bottom: 1px solid #e5e8eb; font-weight: 600; }
    .bar button { font: inherit; font-size: 1.25rem; line-height: 1; width: 2.75rem; height: 2.75rem;
      border: 0; border-radius: .5rem; background: none; color: inherit; cursor: pointer; }
    iframe { flex: 1; width: 100%; border: 0; }
  `);

  function element(name, properties = {}, children = []) {
    const { testId, ...rest } = properties;
    const result = Object.assign(document.createElement(name), rest);
    if (testId) result.dataset.testid = testId;
    result.append(...children);
    return result;
  }

  function drawInto(parent, content) {
    const host = element('div');
    const root = host.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [STYLE];
    root.append(content);
    parent.append(host);
    return host;
  }

  function find(selector) {
    let found = null;
    try {
      found = document.querySelector(selector);
    } catch {
      // An invalid selector is rejected like one without a match.
    }
    if (!found) throw error('INVALID_SELECTOR', `선택자를 찾을 수 없습니다: ${selector}`, `No such element: ${selector}`);
    return found;
  }

  function checkVariant(variantKey, known) {
    if (!known.includes(variantKey))
      throw error('INVALID_VARIANT_KEY', `등록되지 않은 variantKey입니다: ${variantKey}`, `Unknown variantKey: ${variantKey}`);
  }

  const listeners = (event) => {
    const all = [];
    return {
      on(name, callback) {
        if (name !== event || typeof callback !== 'function') throw invalid(name);
        all.push(callback);
      },
      fire: (value) => all.forEach((callback) => callback(value)),
    };
  };

  // ---- the overlay ----------------------------------------------------------------------------

  // The promise completes only if the shop's page stays: when the window is closed, or with the
  // result in promise mode.
  function overlay(url) {
    return new Promise((resolve, reject) => {
      const frame = element('iframe', { src: `${url}&overlay`, title: say('토스페이먼츠 결제창', 'Toss Payments window') });
      const close = element('button', {
        type: 'button', textContent: '×', testId: 'toss-close', ariaLabel: say('결제창 닫기', 'Close the payment window'),
      });
      const dialog = element('dialog', { ariaLabel: frame.title }, [
        element('div', { className: 'frame' }, [
          element('div', { className: 'bar' }, [element('span', { textContent: say('모의 결제창', 'Simulator payment window') }), close]),
          frame,
        ]),
      ]);
      const host = drawInto(document.body, dialog);

      const end = (settle, value) => {
        window.removeEventListener('message', told);
        dialog.close();
        host.remove();
        settle(value);
      };
      const closed = () =>
        end(reject, error('USER_CANCEL', '취소되었습니다.', 'The payment window was closed.'));
      const told = ({ origin, source, data }) => {
        if (origin !== ORIGIN || source !== frame.contentWindow || data?.simulator !== 'toss') return;
        if (data.type === 'close') closed();
        else if (data.type === 'fail') end(reject, new TossPaymentsError(data.code, data.message));
        else if (data.type === 'success') {
          const { paymentType, paymentKey, orderId, amount } = data;
          end(resolve, { paymentType, paymentKey, orderId, amount: { value: amount, currency: 'KRW' } });
        }
      };
      window.addEventListener('message', told);
      close.addEventListener('click', closed);
      dialog.addEventListener('cancel', (event) => {
        event.preventDefault();
        closed();
      });
      dialog.showModal();
    });
  }

  // The browser leaves the page. If the buyer returns with the back button, no payment was made.
  function leaveFor(url) {
    return new Promise((resolve, reject) => {
      const back = ({ persisted }) => {
        if (!persisted) return;
        window.removeEventListener('pageshow', back);
        reject(error('USER_CANCEL', '취소되었습니다.', 'The buyer came back.'));
      };
      window.addEventListener('pageshow', back);
      window.location.assign(url);
    });
  }

  // ---- the widget -----------------------------------------------------------------------------

  // One of each per page, regardless of which widgets object drew it.
  const onPage = { methods: null, agreement: null };

  class Widgets {
    #clientKey;
    #amount = null;
    #methods = null;
    #agreement = null;
    #requesting = false;

    constructor(clientKey) {
      this.#clientKey = clientKey;
    }

    async setAmount(amount) {
      onlyKnown(amount, ['currency', 'value']);
      if (!['KRW', 'USD'].includes(amount.currency))
        throw error('INVALID_AMOUNT_CURRENCY', '지원하지 않는 통화입니다.', 'Unsupported currency.');
      if (!Number.isFinite(amount.value) || (amount.currency === 'KRW' && !Number.isInteger(amount.value)))
        throw error('INVALID_AMOUNT_VALUE', '금액은 숫자여야 합니다.', 'The amount must be a number.');
      if (amount.value < 0) throw error('BELOW_ZERO_AMOUNT', '금액은 0보다 커야 합니다.', 'The amount is below zero.');
      this.#amount = { ...amount };
    }

    async renderPaymentMethods(params) {
      onlyKnown(params, ['selector', 'variantKey']);
      this.#amountOrThrow();
      const target = find(params.selector);
      checkVariant(params.variantKey ?? 'DEFAULT', ['DEFAULT']);
      if (onPage.methods)
        throw error('PAYMENT_METHODS_WIDGET_ALREADY_RENDERED', '결제 UI가 이미 렌더링되었습니다.', 'The payment methods are already rendered.');
      const mine = (onPage.methods = {});
      const release = () => {
        if (onPage.methods === mine) onPage.methods = null;
      };

      let known;
      try {
        known = await ask(`/sdk/widget?clientKey=${encodeURIComponent(this.#clientKey)}`);
      } catch (failed) {
        release();
        throw failed;
      }
      const { on, fire } = listeners('paymentMethodSelect');
      const selected = () => ({ code: list.querySelector(':checked').value });
      const list = element('fieldset', {}, [
        element('legend', { textContent: say('결제 방법', 'Payment method') }),
        element('div', { className: 'methods' }, known.methods.map(({ code, ko, en }, index) =>
          element('label', {}, [
            element('input', { type: 'radio', name: 'method', value: code, checked: index === 0, testId: `toss-method-${code}` }),
            say(ko, en),
          ]))),
      ]);
      list.addEventListener('change', () => fire(selected()));
      const host = drawInto(target, list);
      const widget = {
        on,
        getSelectedPaymentMethod: async () => selected(),
        destroy: async () => {
          host.remove();
          release();
          if (this.#methods === widget) this.#methods = null;
        },
      };
      this.#methods = widget;
      return widget;
    }

    async renderAgreement(params) {
      onlyKnown(params, ['selector', 'variantKey']);
      this.#amountOrThrow();
      const target = find(params.selector);
      checkVariant(params.variantKey ?? 'DEFAULT', ['DEFAULT', 'AGREEMENT']);
      if (onPage.agreement)
        throw error('AGREEMENT_WIDGET_ALREADY_RENDERED', '약관 UI가 이미 렌더링되었습니다.', 'The agreement is already rendered.');
      const mine = (onPage.agreement = {});

      const { on, fire } = listeners('agreementStatusChange');
      const box = element('input', { type: 'checkbox', testId: 'toss-agree' });
      const label = element('label', {}, [
        box,
        say('[필수] 결제 서비스 이용 약관, 개인정보 처리 동의', '[Required] I agree to the terms of payment and the handling of personal data'),
      ]);
      box.addEventListener('change', () =>
        fire({
          agreedRequiredTerms: box.checked,
          agreements: [{ term: { id: 1, required: true }, agreed: box.checked }],
        }));
      const host = drawInto(target, label);
      const widget = {
        on,
        agreed: () => box.checked,
        destroy: async () => {
          host.remove();
          if (onPage.agreement === mine) onPage.agreement = null;
          if (this.#agreement === widget) this.#agreement = null;
        },
      };
      this.#agreement = widget;
      return { on: widget.on, destroy: widget.destroy };
    }

    async requestPayment(params) {
      if (this.#requesting)
        throw error('INVALID_METHOD_TRANSACTION', '다른 작업이 진행 중입니다.', 'Another call is still running.');
      this.#requesting = true;
      try {
        return await this.#request(params);
      } finally {
        this.#requesting = false;
      }
    }

    async #request(params) {
      const amount = this.#amountOrThrow();
      checkRequest(params);
      const tab = wholeTab(params.windowTarget);
      if (tab && params.successUrl == null)
        throw error('NOT_SUPPORTED_PROMISE', '모바일 환경에서는 프로미스 방식을 지원하지 않습니다.', 'Phones need successUrl and failUrl.');
      if (!this.#methods) throw error('NOT_SELECTED_PAYMENT_METHOD', '결제수단을 선택해주세요.', 'Choose how to pay.');
      if (!this.#agreement?.agreed())
        throw error('NEED_AGREEMENT_WITH_REQUIRED_TERMS', '필수 약관에 동의해주세요.', 'Agree to the required terms.');

      const method = await this.#methods.getSelectedPaymentMethod();
      const { orderId, orderName, successUrl, failUrl, customerName, customerEmail, customerMobilePhone, metadata } = params;
      const { url } = await ask('/sdk/payments', {
        method: 'POST',
        body: JSON.stringify({
          clientKey: this.#clientKey, orderId, orderName, amount: amount.value, method: method.code,
          successUrl, failUrl, customerName, customerEmail, customerMobilePhone, metadata: metadata ?? undefined,
          shopOrigin: window.location.origin, language: english() ? 'en' : 'ko',
        }),
      });
      return tab ? leaveFor(url) : overlay(url);
    }

    #amountOrThrow() {
      if (!this.#amount) throw error('NOT_SETUP_AMOUNT', '결제 금액이 설정되지 않았습니다.', 'Call setAmount first.');
      return this.#amount;
    }
  }

  // ---- entry point ----------------------------------------------------------------------------

  function checkCustomerKey(key) {
    if (key === ANONYMOUS) return;
    if (/^(test|live)_g?sk/.test(key))
      throw error('INSECURE_KEY_USAGE', '시크릿 키를 사용할 수 없습니다.', 'A secret key must never be here.');
    if (typeof key !== 'string' || !/^[A-Za-z0-9_=.@-]{2,50}$/.test(key))
      throw error('INVALID_CUSTOMER_KEY', 'customerKey 형식이 올바르지 않습니다.', 'The customerKey is malformed.');
  }

  function TossPayments(clientKey) {
    if (typeof clientKey === 'string' && clientKey.startsWith('live_'))
      throw error('INVALID_CLIENT_KEY', '모의 결제는 라이브 키를 받지 않습니다.', 'The simulator takes no live keys.');
    if (typeof clientKey !== 'string' || !/^test_g?ck_/.test(clientKey))
      throw error('INVALID_CLIENT_KEY', '클라이언트 키가 올바르지 않습니다.', 'The client key is malformed.');
    const forWidget = clientKey.startsWith('test_gck_');
    const notImitated = () => {
      throw forWidget
        ? error('NOT_SUPPORTED_WIDGET_KEY', '결제위젯 키로는 사용할 수 없습니다.', 'Not with a widget key.')
        : error('UNKNOWN', '모의 결제는 결제위젯만 지원합니다.', 'The simulator imitates the widget only.');
    };
    return {
      widgets(params) {
        if (!forWidget)
          throw error('NOT_SUPPORTED_API_INDIVIDUAL_KEY', 'API 개별 연동 키는 지원하지 않습니다.', 'Use a widget client key.');
        onlyKnown(params, ['customerKey', 'brandpay']);
        checkCustomerKey(params.customerKey);
        return new Widgets(clientKey);
      },
      payment: notImitated,
      brandpay: notImitated,
    };
  }
  TossPayments.ANONYMOUS = ANONYMOUS;
  window.TossPayments = TossPayments;
})();
