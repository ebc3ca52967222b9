package org.chorus.api;

import org.chorus.access.AccessDenied;
import org.chorus.access.AuditTrail;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** What went wrong behind the door, as problem details. A refusal stands in the audit trail. */
@RestControllerAdvice(basePackageClasses = ApiProblems.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiProblems extends ResponseEntityExceptionHandler {

  private final AuditTrail audit;

  ApiProblems(AuditTrail audit) {
    this.audit = audit;
  }

  @ExceptionHandler(AccessDenied.class)
  ProblemDetail refused(AccessDenied refusal, Machine machine) {
    audit.recordRefusal(machine.work().actor(), refusal);
    return Problems.of(HttpStatus.FORBIDDEN, "This client may not do that.");
  }

  @ExceptionHandler(NoSuchCursor.class)
  ProblemDetail noSuchCursor() {
    return Problems.of(
        HttpStatus.BAD_REQUEST, "There is nothing at this cursor; begin without one.");
  }
}
