package io.stepwell.language.jsonata;

import io.stepwell.language.jsonata.IntegerPicture.Separator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Half of a {@link NumberPicture}: how numbers of one sign are written.
 *
 * @param exponent null when there is no exponent
 */
record SubPicture(
        String text,
        String prefix,
        String suffix,
        String integer,
        String fraction,
        boolean hasDecimal,
        @Nullable String exponent) {
    static SubPicture parse(String text, NumberSymbols symbols) {
        int start = 0;
        while (start < text.length() && !symbols.isActive(text.charAt(start))) {
            start++;
        }
        int end = text.length();
        while (end > start && !symbols.isActive(text.charAt(end - 1))) {
            end--;
        }
        String active = text.substring(start, end);
        int exponentAt = active.indexOf(symbols.exponent());
        String mantissa = exponentAt < 0 ? active : active.substring(0, exponentAt);
        int decimalAt = mantissa.indexOf(symbols.decimal());
        SubPicture picture = new SubPicture(
                text,
                text.substring(0, start),
                text.substring(end),
                decimalAt < 0 ? mantissa : mantissa.substring(0, decimalAt),
                decimalAt < 0 ? "" : mantissa.substring(decimalAt + 1),
                decimalAt >= 0,
                exponentAt < 0 ? null : active.substring(exponentAt + 1));
        String error = picture.error(active, symbols);
        if (error != null) {
            throw Fault.of(error);
        }
        return picture;
    }

    private static boolean twice(String text, String symbol) {
        return text.indexOf(symbol) != text.lastIndexOf(symbol);
    }

    /** The code of what is wrong with it; null when nothing is. */
    private @Nullable String error(String active, NumberSymbols symbols) {
        boolean percent = text.contains(symbols.percent());
        boolean perMille = text.contains(symbols.perMille());
        boolean exponentDigits = exponent != null && exponent.chars().allMatch(c -> symbols.isDigit((char) c));
        String found = null;
        found = twice(text, symbols.decimal()) ? "D3081" : found;
        found = twice(text, symbols.percent()) ? "D3082" : found;
        found = twice(text, symbols.perMille()) ? "D3083" : found;
        found = percent && perMille ? "D3084" : found;
        found = (integer + fraction).chars().noneMatch(c -> symbols.isDigitSign((char) c)) ? "D3085" : found;
        found = hasPassive(active, symbols) ? "D3086" : found;
        found = hasDecimal && (integer.endsWith(symbols.grouping()) || fraction.startsWith(symbols.grouping()))
                ? "D3087"
                : found;
        found = !hasDecimal && integer.endsWith(symbols.grouping()) ? "D3088" : found;
        found = text.contains(symbols.grouping() + symbols.grouping()) ? "D3089" : found;
        found = optionalAfterMandatory(integer, symbols) ? "D3090" : found;
        found = optionalAfterMandatory(new StringBuilder(fraction).reverse().toString(), symbols) ? "D3091" : found;
        found = exponent != null && !exponent.isEmpty() && (percent || perMille) ? "D3092" : found;
        return exponent != null && (exponent.isEmpty() || !exponentDigits) ? "D3093" : found;
    }

    private static boolean hasPassive(String active, NumberSymbols symbols) {
        return active.chars()
                .anyMatch(c -> !symbols.isActive((char) c) && symbols.exponent().indexOf(c) < 0);
    }

    private static boolean optionalAfterMandatory(String part, NumberSymbols symbols) {
        int optional = part.indexOf(symbols.digit());
        return optional >= 0 && part.substring(0, optional).chars().anyMatch(c -> symbols.isDigit((char) c));
    }

    int scalingFactor(NumberSymbols symbols) {
        return digits(integer, symbols, false);
    }

    int minimumInteger(NumberSymbols symbols) {
        int minimum = scalingFactor(symbols);
        if (minimum == 0 && maximumFraction(symbols) == 0 && exponent == null) {
            return 1;
        }
        return minimum == 0 && exponent != null && integer.contains(symbols.digit()) ? 1 : minimum;
    }

    int minimumFraction(NumberSymbols symbols) {
        int minimum = digits(fraction, symbols, false);
        return minimum == 0 && minimumInteger(symbols) == 0 ? 1 : minimum;
    }

    int maximumFraction(NumberSymbols symbols) {
        int maximum = digits(fraction, symbols, true);
        return maximum == 0 && exponent != null && scalingFactor(symbols) == 0 ? 1 : maximum;
    }

    private static int digits(String part, NumberSymbols symbols, boolean optional) {
        return (int) part.chars()
                .filter(c -> optional ? symbols.isDigitSign((char) c) : symbols.isDigit((char) c))
                .count();
    }

    /** The separators of the integer part, by the digits behind them. */
    List<Separator> integerGroups(NumberSymbols symbols) {
        List<Separator> groups = new ArrayList<>();
        for (int at = integer.lastIndexOf(symbols.grouping()); at >= 0; ) {
            groups.add(new Separator(digits(integer.substring(at), symbols, true), symbols.grouping()));
            at = at == 0 ? -1 : integer.lastIndexOf(symbols.grouping(), at - 1);
        }
        return groups;
    }

    /** How many digits stand before each separator of the fraction, ascending. */
    List<Integer> fractionGroups(NumberSymbols symbols) {
        List<Integer> groups = new ArrayList<>();
        for (int at = fraction.indexOf(symbols.grouping()); at >= 0; ) {
            groups.add(digits(fraction.substring(0, at), symbols, true));
            at = fraction.indexOf(symbols.grouping(), at + 1);
        }
        return groups;
    }
}
