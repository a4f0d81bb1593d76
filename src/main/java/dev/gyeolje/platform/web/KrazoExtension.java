package dev.gyeolje.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.ws.rs.container.ContainerRequestFilter;

/**
 * Keeps Krazo 3.0.1, which is Jakarta MVC on both servers, from doing for every request what few
 * need. Its filters run for JSON endpoints, too, and search every jar for services: together they
 * were a sixth of what the server did for a callback.
 */
public class KrazoExtension implements Extension {

  /** Makes a bean of the filter that prepares pages, so that it runs for pages only. */
  void add(@Observes BeforeBeanDiscovery discovery) {
    try {
      discovery
          .addAnnotatedType(
              Class.forName("org.eclipse.krazo.jaxrs.PreMatchingRequestFilter"), "for pages")
          // not one for all: servers bring JAX-RS applications of their own, each with its context
          .add(Dependent.Literal.INSTANCE)
          .add(PagesOnly.Literal.INSTANCE);
    } catch (ClassNotFoundException anotherKrazo) {
      // whose filters run for all requests
    }
  }

  /** One filter for all requests: its constructor searches, and it keeps nothing of a request. */
  void onFilter(@Observes ProcessAnnotatedType<? extends ContainerRequestFilter> filter) {
    if (isNamed(filter, "FormMethodOverwriteFilter"))
      filter
          .configureAnnotatedType()
          .remove(annotation -> annotation.annotationType() == RequestScoped.class)
          .add(ApplicationScoped.Literal.INSTANCE)
          // it asks what the filter above prepares
          .add(PagesOnly.Literal.INSTANCE);
  }

  /** The language of a page needs no search, see {@link PageLanguageInterceptor}. */
  void onLocales(
      @Observes @WithAnnotations(ApplicationScoped.class) ProcessAnnotatedType<?> resolver) {
    if (isNamed(resolver, "LocaleResolverChain"))
      resolver.configureAnnotatedType().add(PageLanguage.Literal.INSTANCE);
  }

  private static boolean isNamed(ProcessAnnotatedType<?> type, String name) {
    return type.getAnnotatedType().getJavaClass().getSimpleName().equals(name);
  }
}
