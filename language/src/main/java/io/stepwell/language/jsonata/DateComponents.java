package io.stepwell.language.jsonata;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/** The numbers a date consists of. Weeks begin on Monday and belong to the year or month that has their Thursday. */
final class DateComponents {
    static final List<String> MONTHS = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");
    static final List<String> DAYS =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");
    private static final int THURSDAY = 4;

    private DateComponents() {}

    static int value(LocalDateTime date, char component) {
        return switch (component) {
            case 'Y' -> date.getYear();
            case 'M' -> date.getMonthValue();
            case 'D' -> date.getDayOfMonth();
            case 'd' -> date.getDayOfYear();
            case 'F' -> date.getDayOfWeek().getValue();
            case 'W' -> (thursday(date).getDayOfYear() - 1) / 7 + 1;
            case 'w' -> (thursday(date).getDayOfMonth() - 1) / 7 + 1;
            case 'X' -> thursday(date).getYear();
            case 'x' -> thursday(date).getMonthValue();
            case 'H' -> date.getHour();
            case 'h' -> (date.getHour() + 11) % 12 + 1;
            case 'm' -> date.getMinute();
            case 's' -> date.getSecond();
            case 'f' -> date.getNano() / 1_000_000;
            default -> throw Fault.of("D3132").value(String.valueOf(component));
        };
    }

    private static LocalDate thursday(LocalDateTime date) {
        return date.toLocalDate().plusDays(THURSDAY - date.getDayOfWeek().getValue());
    }
}
