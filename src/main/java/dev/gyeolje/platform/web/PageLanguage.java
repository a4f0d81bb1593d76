package dev.gyeolje.platform.web;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a bean whose locale is the language of the page. */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface PageLanguage {

  /** The annotation itself. */
  final class Literal extends AnnotationLiteral<PageLanguage> implements PageLanguage {
    private static final long serialVersionUID = 1;
    static final Literal INSTANCE = new Literal();
  }
}
