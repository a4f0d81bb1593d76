<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="The link that leads a guest back to an order." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ attribute name="value" required="true" type="java.lang.String" description="absolute; may be empty" %>
<c:if test="${not empty value}">
  <section class="panel">
    <h2>${text.of('order.link.heading')}</h2>
    <p>${text.of('order.link.hint')}</p>
    <p><a href="${fn:escapeXml(value)}" data-testid="link"><c:out value="${value}"/></a></p>
  </section>
</c:if>
