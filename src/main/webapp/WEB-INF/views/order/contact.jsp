<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:page title="contact.title">
  <p><a href="/orders/${fn:escapeXml(id)}">${text.of('contact.back')}</a></p>
  <h1>${text.of('contact.title')}</h1>
  <c:if test="${not empty errors}"><p class="alert" role="alert">${text.of('checkout.error.INVALID_CONTACT')}</p></c:if>
  <section class="panel">
    <form method="post" action="/orders/${fn:escapeXml(id)}/contact" class="contact" novalidate>
      <t:contact value="${contact}" delivery="${needsDelivery}" errors="${errors}"/>
      <p><button class="primary" data-testid="save-contact">${text.of('contact.save')}</button></p>
    </form>
  </section>
</t:page>
