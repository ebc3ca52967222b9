package org.chorus.app.matrix;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chorus.ChorusApplication;
import org.chorus.access.AccessDenied;
import org.chorus.kernel.Actor;
import org.springframework.aop.support.AopUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.ClassUtils;

/**
 * A public method of a service.
 *
 * @param bean as Spring hands it out, with its transactions around it
 */
record ServiceMethod(Object bean, Method method) {

  private static final String HOUSE = ChorusApplication.class.getPackageName() + ".";

  /** Where people come in: no services there, but screens and pages. */
  private static final Set<String> FRONT_DOORS = Set.of("site", "console", "app");

  /**
   * All there are in the running house, whatever makes them beans. Left out are classes that only
   * make beans, values, and Spring Data's repositories, which stand behind the services and are no
   * classes of ours.
   */
  static List<ServiceMethod> in(ApplicationContext house) {
    return house.getBeansOfType(Object.class, false, true).values().stream()
        .filter(bean -> isService(typeOf(bean)))
        .flatMap(
            bean ->
                Stream.of(typeOf(bean).getDeclaredMethods())
                    .filter(ServiceMethod::isOffered)
                    .map(method -> new ServiceMethod(bean, method)))
        .toList();
  }

  private static Class<?> typeOf(Object bean) {
    return ClassUtils.getUserClass(AopUtils.getTargetClass(bean));
  }

  private static boolean isService(Class<?> type) {
    return type.getName().startsWith(HOUSE)
        && type.getName().indexOf('.', HOUSE.length()) > 0
        && !FRONT_DOORS.contains(moduleOf(type))
        && !type.isRecord()
        && !type.isHidden()
        && !type.isAnnotationPresent(Configuration.class);
  }

  private static boolean isOffered(Method method) {
    return Modifier.isPublic(method.getModifiers())
        && !Modifier.isStatic(method.getModifiers())
        && !method.isSynthetic();
  }

  private static String moduleOf(Class<?> type) {
    return type.getName().substring(HOUSE.length()).split("\\.", 2)[0];
  }

  String module() {
    return moduleOf(method.getDeclaringClass());
  }

  /** As the file calls it. */
  String name() {
    return method.getDeclaringClass().getSimpleName()
        + "."
        + method.getName()
        + Stream.of(method.getParameterTypes())
            .map(Class::getSimpleName)
            .collect(Collectors.joining(", ", "(", ")"));
  }

  boolean takesAnActor() {
    return Arrays.asList(method.getParameterTypes()).contains(Actor.class);
  }

  /**
   * Whether it lets the Actor among the arguments through.
   *
   * @param hides whether getting nothing means not getting through
   * @throws AssertionError if it fails for another reason: it may have failed before it asked
   */
  boolean letsThrough(List<Object> arguments, boolean hides) {
    try {
      method.setAccessible(true); // the class may be the module's own
      Object answer = method.invoke(bean, arguments.toArray());
      return !(hides && isNothing(answer));
    } catch (InvocationTargetException thrown) {
      if (thrown.getCause() instanceof AccessDenied) {
        return false;
      }
      throw new AssertionError(name() + " neither answered nor refused", thrown.getCause());
    } catch (IllegalAccessException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static boolean isNothing(Object answer) {
    return switch (answer) {
      case Boolean yes -> !yes;
      case Optional<?> found -> found.isEmpty();
      case Iterable<?> several -> !several.iterator().hasNext();
      case Map<?, ?> several -> several.isEmpty();
      default -> throw new AssertionError("cannot hide: " + answer.getClass());
    };
  }
}
