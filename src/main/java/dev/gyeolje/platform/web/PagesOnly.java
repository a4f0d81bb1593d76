package dev.gyeolje.platform.web;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a request filter that is skipped for endpoints for programs. */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface PagesOnly {

  /** The annotation itself. */
  final class Literal extends AnnotationLiteral<PagesOnly> implements PagesOnly {
    private static final long serialVersionUID = 1;
    static final Literal INSTANCE = new Literal();
  }
}
