<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="The fields of an order's contact and delivery address." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<%@ attribute name="value" required="true" type="dev.gyeolje.order.Contact" %>
<%@ attribute name="delivery" required="true" type="java.lang.Boolean" description="whether anything is delivered" %>
<%@ attribute name="errors" required="false" type="java.util.Map" description="keys of texts, by field" %>
<fieldset>
  <legend>${text.of('contact.heading')}</legend>
  <t:field name="name" label="contact.name" value="${value.name()}" error="${errors['name']}" autocomplete="name" max="50"/>
  <t:field name="phone" label="contact.phone" value="${value.phone()}" error="${errors['phone']}" autocomplete="tel" max="30" type="tel"/>
  <t:field name="email" label="contact.email" value="${value.email()}" error="${errors['email']}" autocomplete="email" max="100" type="email"/>
</fieldset>
<c:if test="${delivery}">
  <fieldset>
    <legend>${text.of('contact.delivery')}</legend>
    <t:field name="postcode" label="contact.postcode" value="${value.postcode()}" error="${errors['postcode']}" autocomplete="postal-code" max="10"/>
    <t:field name="address" label="contact.address" value="${value.address()}" error="${errors['address']}" autocomplete="address-line1" max="100"/>
    <t:field name="addressDetail" label="contact.addressDetail" value="${value.addressDetail()}" error="${errors['addressDetail']}" autocomplete="address-line2" max="100" optional="true"/>
    <t:field name="courierNote" label="contact.courierNote" value="${value.courierNote()}" error="${errors['courierNote']}" autocomplete="off" max="100" optional="true"/>
  </fieldset>
</c:if>
