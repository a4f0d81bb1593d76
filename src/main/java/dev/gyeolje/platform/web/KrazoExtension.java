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
 * Prevents Krazo 3.0.1, the Jakarta MVC implementation on both servers, from doing work for every
 * request that few requests need. Its filters also run for JSON endpoints, and search every jar for
 * services: together they were a sixth of the server's work for a callback.
 */
public class KrazoExtension implements Extension {

  /** Registers the filter that prepares pages as a bean, so that it runs for pages only. */
  void add(@Observes BeforeBeanDiscovery discovery) {
    try {
      discovery
          .addAnnotatedType(
              Class.forName("org.eclipse.krazo.jaxrs.PreMatchingRequestFilter"), "for pages")
          // not application-scoped: servers have JAX-RS applications of their own, each with its
          // own context
          .add(Dependent.Literal.INSTANCE)
          .add(PagesOnly.Literal.INSTANCE);
    } catch (ClassNotFoundException anotherKrazo) {
      // another version of Krazo: its filters run for all requests
    }
  }

  /** Makes the filter a singleton: its constructor is expensive, and it keeps no request state. */
  void onFilter(@Observes ProcessAnnotatedType<? extends ContainerRequestFilter> filter) {
    if (isNamed(filter, "FormMethodOverwriteFilter"))
      filter
          .configureAnnotatedType()
          .remove(annotation -> annotation.annotationType() == RequestScoped.class)
          .add(ApplicationScoped.Literal.INSTANCE)
          // it needs the data that the filter above prepares
          .add(PagesOnly.Literal.INSTANCE);
  }

  /** Resolves the language of a page without a search, see {@link PageLanguageInterceptor}. */
  void onLocales(
      @Observes @WithAnnotations(ApplicationScoped.class) ProcessAnnotatedType<?> resolver) {
    if (isNamed(resolver, "LocaleResolverChain"))
      resolver.configureAnnotatedType().add(PageLanguage.Literal.INSTANCE);
  }

  private static boolean isNamed(ProcessAnnotatedType<?> type, String name) {
    return type.getAnnotatedType().getJavaClass().getSimpleName().equals(name);
  }
}
