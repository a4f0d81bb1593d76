<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="An amount as the language writes it." %>
<%@ attribute name="value" required="true" type="dev.gyeolje.platform.money.Money" %>
<span class="money">${text.won(value.won())}</span>
