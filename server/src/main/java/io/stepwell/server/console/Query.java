package io.stepwell.server.console;

import io.helidon.http.BadRequestException;
import io.helidon.webserver.http.ServerRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The query of a request, read with bounds; what is wrong is answered with the name of the parameter. */
record Query(ServerRequest request) {
    private static final int CHARACTERS_MAX = 2_000;

    Optional<String> text(String name) {
        Optional<String> value = request.query().first(name).asOptional().filter(text -> !text.isEmpty());
        if (value.isPresent() && value.get().length() > CHARACTERS_MAX) {
            throw new BadRequestException(name + " has more than " + CHARACTERS_MAX + " characters");
        }
        return value;
    }

    String required(String name) {
        return text(name).orElseThrow(() -> new BadRequestException("The parameter " + name + " is missing"));
    }

    long number(String name, long least, long most, long fallback) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return fallback;
        }
        try {
            long number = Long.parseLong(text.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new BadRequestException(name + " must be a number from " + least + " to " + most);
    }

    <E extends Enum<E>> Optional<E> oneOf(String name, Class<E> constants) {
        return text(name)
                .map(text -> Arrays.stream(constants.getEnumConstants())
                        .filter(constant -> constant.name().equals(text.toUpperCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(() -> new BadRequestException(name + " must be one of "
                                + Arrays.stream(constants.getEnumConstants())
                                        .map(Enum::name)
                                        .collect(Collectors.joining(", ")))));
    }
}
