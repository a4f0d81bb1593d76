<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="A labelled text field of a contact, with its error. Uses expressions only, because tags within a tag file are created again at each use." %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ attribute name="name" required="true" %>
<%@ attribute name="label" required="true" description="key of a text" %>
<%@ attribute name="value" required="true" type="java.lang.String" %>
<%@ attribute name="error" required="true" type="java.lang.String" description="key of a text, or null" %>
<%@ attribute name="autocomplete" required="true" %>
<%@ attribute name="max" required="true" %>
<%@ attribute name="type" required="false" %>
<%@ attribute name="optional" required="false" type="java.lang.Boolean" %>
<p class="field">
  <label for="contact-${fn:escapeXml(name)}">${text.of(label)}&#32;<small>${text.when(optional, 'contact.optional')}</small></label>
  <input id="contact-${fn:escapeXml(name)}" name="${fn:escapeXml(name)}" value="${fn:escapeXml(value)}" type="${fn:escapeXml(empty type ? 'text' : type)}"
         autocomplete="${fn:escapeXml(autocomplete)}" maxlength="${fn:escapeXml(max)}" aria-describedby="contact-${fn:escapeXml(name)}-error" aria-invalid="${empty error ? 'false' : 'true'}" ${optional ? '' : 'required'}>
  <span class="field-error" id="contact-${fn:escapeXml(name)}-error">${text.when(not empty error, error)}</span>
</p>
