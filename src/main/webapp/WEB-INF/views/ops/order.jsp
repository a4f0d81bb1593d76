<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:ops-page title="ops.order.title">
  <c:set var="order" value="${view.order()}"/>
  <h1><c:out value="${order.name()}"/></h1>
  <p><t:state value="${order.state()}"/>&#32;${text.of(order.hint())}</p>
  <dl class="facts">
    <dt>${text.of('order.detail.id')}</dt>
    <dd><code><c:out value="${order.id()}"/></code></dd>
    <dt>${text.of('order.detail.orderedAt')}</dt>
    <dd><t:time value="${order.orderedAt()}"/></dd>
    <c:if test="${not empty view.email()}">
      <c:url var="others" value="/ops/orders"><c:param name="q" value="${view.email()}"/></c:url>
      <dt>${text.of('ops.order.buyer')}</dt>
      <dd><a href="${fn:escapeXml(others)}"><c:out value="${view.email()}"/></a></dd>
    </c:if>
  </dl>
  <section class="panel">
    <h2>${text.of('order.detail.lines')}</h2>
    <t:order-lines order="${order}"/>
  </section>
  <t:delivery value="${delivery}"/>
  <c:if test="${order.state() eq 'REVIEW'}">
    <section class="panel" data-testid="decision">
      <h2>${text.of('ops.decide.heading')}</h2>
      <p class="hint">${text.of('ops.decide.hint')}</p>
      <c:if test="${empty view.decisions()}">
        <p class="alert">${text.of('ops.decide.none')}</p>
      </c:if>
      <form method="post" action="/ops/orders/${fn:escapeXml(order.id())}/decision" class="stack">
        <input type="hidden" name="request" value="${fn:escapeXml(view.idempotencyKey())}">
        <c:forEach items="${view.decisions()}" var="to">
          <p class="choice"><label><input type="radio" name="to" value="${fn:escapeXml(to)}" required> <t:state value="${to}"/>&#32;${text.of('ops.decide.' += to)}</label></p>
        </c:forEach>
        <p><label for="decision-reason">${text.of('ops.reason')}</label>
          <input id="decision-reason" name="reason" maxlength="200" required></p>
        <p class="choice"><label><input type="checkbox" name="confirmed" value="yes" required> ${text.of('ops.decide.confirm')}</label></p>
        <p><button class="primary" data-testid="decide">${text.of('ops.decide.go')}</button></p>
      </form>
    </section>
  </c:if>
  <section class="panel">
    <h2>${text.of('ops.attempt.heading')}</h2>
    <c:if test="${empty view.attempts()}"><p class="hint">${text.of('ops.attempt.none')}</p></c:if>
    <c:forEach items="${view.attempts()}" var="attempt">
      <t:attempt value="${attempt}" request="${view.idempotencyKey()}"/>
    </c:forEach>
  </section>
  <section class="panel">
    <h2>${text.of('ops.refund.heading')}</h2>
    <c:if test="${empty view.refunds()}">
      <p class="hint">${text.of('ops.refund.none')}</p>
    </c:if>
    <c:if test="${not empty view.refunds()}">
      <ul class="rows plain">
        <c:forEach items="${view.refunds()}" var="refund">
          <li data-refund="${fn:escapeXml(refund.status())}">
            <span><strong>${text.of('ops.refund.status.' += refund.status())}</strong> · <c:out value="${refund.reason()}"/></span>
            <t:money value="${refund.amount()}"/>
            <small><c:out value="${refund.lastResult()}"/><c:if test="${not empty refund.message()}"> · <span lang="ko" data-testid="message"><c:out value="${refund.message()}"/></span></c:if></small>
          </li>
          <c:if test="${refund.withdrawing()}"><li class="hint">${text.of('ops.withdraw.checking')}</li></c:if>
          <c:if test="${refund.status() eq 'REQUESTED' and not refund.withdrawing()}">
            <li>
              <details>
                <summary>${text.of('ops.withdraw.heading')}</summary>
                <p class="hint">${text.of('ops.withdraw.hint')}</p>
                <form method="post" action="/ops/orders/${fn:escapeXml(order.id())}/refunds/${fn:escapeXml(refund.id())}/withdrawal" class="stack">
                  <input type="hidden" name="request" value="${fn:escapeXml(view.idempotencyKey())}">
                  <p><label for="withdraw-${fn:escapeXml(refund.id())}">${text.of('ops.reason')}</label>
                    <input id="withdraw-${fn:escapeXml(refund.id())}" name="reason" maxlength="200" required></p>
                  <p><button data-testid="withdraw">${text.of('ops.withdraw.go')}</button></p>
                </form>
              </details>
            </li>
          </c:if>
        </c:forEach>
      </ul>
    </c:if>
    <c:if test="${view.transferFailed()}">
      <p class="alert" data-testid="transfer-failed">
        ${text.of('ops.transfer.failed')}&#32;
        <c:choose>
          <c:when test="${view.refundable() > 0}">${text.of('ops.transfer.again')}</c:when>
          <c:otherwise>${text.of('ops.transfer.byHand')}</c:otherwise>
        </c:choose>
      </p>
    </c:if>
    <c:if test="${view.refundable() > 0}">
      <c:if test="${not empty view.refundableUntil()}">
        <p class="hint">${text.of('ops.refund.until')}: <t:time value="${view.refundableUntil()}"/></p>
      </c:if>
      <form method="post" action="/ops/orders/${fn:escapeXml(order.id())}/refunds" class="stack">
        <input type="hidden" name="request" value="${fn:escapeXml(view.idempotencyKey())}">
        <input type="hidden" name="seen" value="${fn:escapeXml(view.refundable())}">
        <p><label for="amount">${text.of('ops.refund.amount')}</label>
          <input id="amount" name="amount" inputmode="numeric" required value="${fn:escapeXml(view.refundable())}"<c:if test="${view.onlyInFull()}"> readonly</c:if>></p>
        <c:if test="${view.onlyInFull()}"><p class="hint" data-testid="only-in-full">${text.of('ops.refund.onlyInFull')}</p></c:if>
        <p><label for="reason">${text.of('ops.refund.reason')}</label>
          <input id="reason" name="reason" maxlength="200" required></p>
        <c:forEach items="${order.lines()}" var="line">
          <p><label for="restock-${fn:escapeXml(line.product())}">${text.of('ops.refund.restock')}&#32;<c:out value="${line.name()}"/></label>
            <input id="restock-${fn:escapeXml(line.product())}" name="restock.${fn:escapeXml(line.product())}" type="number" min="0" max="${fn:escapeXml(line.quantity())}" value="0"></p>
        </c:forEach>
        <c:if test="${view.deposited()}">
          <c:set var="given" value="${view.accountRequestedByCustomer()}"/>
          <c:if test="${empty given}"><p class="hint">${text.of('ops.refund.account.none')}</p></c:if>
          <c:if test="${not empty given}">
            <p class="choice"><label><input type="radio" name="account" value="given" checked data-testid="given"> ${text.of('ops.refund.account.given')}&#32;${text.of(given.bank())}&#32;<c:out value="${given.number()}"/>&#32;<c:out value="${given.holder()}"/></label></p>
            <p class="choice"><label><input type="radio" name="account" value="other"> ${text.of('ops.refund.account.other')}</label></p>
          </c:if>
          <p><label for="bank">${text.of('ops.refund.bank')}</label>
            <input id="bank" name="bank" maxlength="3" autocomplete="off"<c:if test="${empty given}"> required</c:if>></p>
          <p><label for="number">${text.of('order.account.number')}</label>
            <input id="number" name="number" inputmode="numeric" maxlength="30" autocomplete="off"<c:if test="${empty given}"> required</c:if>></p>
          <p><label for="holder">${text.of('order.account.holder')}</label>
            <input id="holder" name="holder" maxlength="60" autocomplete="off"<c:if test="${empty given}"> required</c:if>></p>
        </c:if>
        <p><button class="primary" data-testid="refund">${text.of('ops.refund.send')}</button></p>
      </form>
    </c:if>
  </section>
  <c:if test="${not empty view.accounts()}">
    <section class="panel" data-testid="accounts">
      <h2>${text.of('ops.accounts.heading')}</h2>
      <ul class="rows plain">
        <c:forEach items="${view.accounts()}" var="account">
          <li data-account="${fn:escapeXml(account.use())}">
            <span><strong>${text.of('ops.accounts.use.' += account.use())}</strong></span>
            <small>${text.of(account.bank())} (<c:out value="${account.code()}"/>) · <code><c:out value="${account.number()}"/></code> · <c:out value="${account.holder()}"/></small>
          </li>
        </c:forEach>
      </ul>
      <c:if test="${not view.inFull()}">
        <form method="post" action="/ops/orders/${fn:escapeXml(order.id())}/accounts" class="stack">
          <input type="hidden" name="request" value="${fn:escapeXml(view.idempotencyKey())}">
          <p class="hint">${text.of('ops.accounts.hint')}</p>
          <p><label for="reveal-reason">${text.of('ops.accounts.reason')}</label>
            <input id="reveal-reason" name="reason" maxlength="200"></p>
          <p><button data-testid="reveal">${text.of('ops.accounts.show')}</button></p>
        </form>
      </c:if>
    </section>
  </c:if>
  <section class="panel">
    <h2>${text.of('ops.timeline.heading')}</h2>
    <ol class="audit">
      <c:forEach items="${view.timeline()}" var="entry">
        <li data-kind="${fn:escapeXml(entry.kind())}">
          <time datetime="${fn:escapeXml(text.datetime(entry.at()))}"><c:out value="${entry.time()}"/></time>
          <strong>${text.of('ops.timeline.' += entry.kind())}</strong>
          <c:choose>
            <c:when test="${entry.kind() eq 'STATE'}"><t:state value="${entry.what()}"/></c:when>
            <c:when test="${not empty entry.what()}"><code><c:out value="${entry.what()}"/></code></c:when>
          </c:choose>
          <span><c:out value="${entry.detail()}"/></span>
          <c:if test="${not empty entry.actor()}"><small>${text.with('ops.timeline.by', entry.actor())}</small></c:if>
          <c:if test="${not empty entry.reference()}"><small><code><c:out value="${entry.reference()}"/></code></small></c:if>
        </li>
      </c:forEach>
    </ol>
  </section>
</t:ops-page>
