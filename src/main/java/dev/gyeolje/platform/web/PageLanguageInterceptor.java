package dev.gyeolje.platform.web;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Locale;

/** Makes Jakarta MVC use the language of the page, without a search for other resolvers. */
@Interceptor
@PageLanguage
@Priority(Interceptor.Priority.APPLICATION)
class PageLanguageInterceptor {

  @Inject Language language;

  @AroundInvoke
  Object locale(InvocationContext call) throws Exception {
    return call.getMethod().getReturnType() == Locale.class ? language.locale() : call.proceed();
  }
}
