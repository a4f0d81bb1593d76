<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="Replaces the payment part while the outcome of an earlier payment is unknown." %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ attribute name="order" required="true" type="java.lang.String" description="id of that order" %>
<section class="panel empty" data-testid="confirming">
  <p role="status">${text.of('checkout.confirming')}</p>
  <p><a class="button primary" href="/orders/${fn:escapeXml(order)}">${text.of('checkout.confirming.order')}</a></p>
</section>
