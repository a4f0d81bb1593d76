package dev.gyeolje.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.util.List;

/**
 * Gives a method that wants all fields of a form what the container knows of them: on RESTEasy the
 * search for the CSRF token reads the form to its end.
 */
@Provider
public class FormFieldsFilter implements ReaderInterceptor {

  @Context HttpServletRequest request;

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    var read = context.proceed();
    if (context.getType() == MultivaluedMap.class) {
      @SuppressWarnings("unchecked")
      var fields = (MultivaluedMap<String, String>) read;
      if (fields.isEmpty())
        request.getParameterMap().forEach((name, values) -> fields.put(name, List.of(values)));
    }
    return read;
  }
}
