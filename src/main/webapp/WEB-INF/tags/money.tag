<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="An amount in the format of the language." %>
<%@ attribute name="value" required="true" type="dev.gyeolje.platform.money.Money" %>
<span class="money">${text.won(value.won())}</span>
