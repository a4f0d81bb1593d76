<%@ tag pageEncoding="UTF-8" body-content="scriptless" trimDirectiveWhitespaces="true" description="The contact of an order and its delivery address; the body contains the possible actions." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ attribute name="value" required="true" type="dev.gyeolje.order.OrderContactView" %>
<c:set var="contact" value="${value.contact()}"/>
<section class="panel" data-testid="contact">
  <h2>${text.of(value.needsDelivery() ? 'contact.delivery' : 'contact.heading')}</h2>
  <c:choose>
    <c:when test="${empty contact}"><p class="hint">${text.of('contact.none')}</p></c:when>
    <c:otherwise>
      <dl class="facts">
        <dt>${text.of('contact.name')}</dt>
        <dd><c:out value="${contact.name()}"/></dd>
        <dt>${text.of('contact.phone')}</dt>
        <dd><c:out value="${contact.phone()}"/></dd>
        <dt>${text.of('contact.email')}</dt>
        <dd><c:out value="${contact.email()}"/></dd>
        <c:if test="${not empty contact.address()}">
          <dt>${text.of('contact.address')}</dt>
          <dd>(<c:out value="${contact.postcode()}"/>)&#32;<c:out value="${contact.address()}"/>&#32;<c:out value="${contact.addressDetail()}"/></dd>
        </c:if>
        <c:if test="${not empty contact.courierNote()}">
          <dt>${text.of('contact.courierNote')}</dt>
          <dd><c:out value="${contact.courierNote()}"/></dd>
        </c:if>
      </dl>
    </c:otherwise>
  </c:choose>
  <jsp:doBody/>
</section>
