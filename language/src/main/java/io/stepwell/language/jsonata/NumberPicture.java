package io.stepwell.language.jsonata;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How a number is written, after XPath's {@code format-number}: {@code #,##0.00;(#,##0.00)}.
 *
 * @param negative the picture of negative numbers; its prefix has the sign
 */
record NumberPicture(SubPicture positive, SubPicture negative, String minus, NumberSymbols symbols) {
    private static final int EXPONENT_MAX = 700;

    static NumberPicture parse(String picture, NumberSymbols symbols) {
        String[] halves = picture.split(Pattern.quote(symbols.pattern()), -1);
        if (halves.length > 2) {
            throw Fault.of("D3080");
        }
        SubPicture positive = SubPicture.parse(halves[0], symbols);
        return halves.length == 1
                ? new NumberPicture(positive, positive, symbols.minus(), symbols)
                : new NumberPicture(positive, SubPicture.parse(halves[1], symbols), "", symbols);
    }

    String format(double value) {
        if (!Double.isFinite(value)) {
            throw Fault.of("D1001").value(value);
        }
        SubPicture picture = value >= 0 ? positive : negative;
        BigDecimal number = new BigDecimal(Double.toString(Math.abs(value)));
        if (picture.text().contains(symbols.percent())) {
            number = number.movePointRight(2);
        } else if (picture.text().contains(symbols.perMille())) {
            number = number.movePointRight(3);
        }
        int exponent = picture.exponent() == null ? 0 : exponent(number, picture.scalingFactor(symbols));
        String text = mantissa(number.movePointLeft(exponent), picture);
        if (picture.exponent() != null) {
            String digits = String.valueOf(Math.abs(exponent));
            String zeros = "0".repeat(Math.max(0, picture.exponent().length() - digits.length()));
            text += symbols.exponent() + (exponent < 0 ? symbols.minus() : "") + shifted(zeros + digits);
        }
        return (value >= 0 ? "" : minus) + picture.prefix() + text + picture.suffix();
    }

    /** How far the point must go so that the mantissa has so many digits before it. */
    private static int exponent(BigDecimal number, int integerDigits) {
        int exponent = 0;
        BigDecimal most = BigDecimal.ONE.movePointRight(integerDigits);
        BigDecimal least = BigDecimal.ONE.movePointRight(integerDigits - 1);
        BigDecimal mantissa = number;
        while (mantissa.signum() != 0 && mantissa.compareTo(least) < 0 && exponent > -EXPONENT_MAX) {
            mantissa = number.movePointLeft(--exponent);
        }
        while (mantissa.compareTo(most) > 0 && exponent < EXPONENT_MAX) {
            mantissa = number.movePointLeft(++exponent);
        }
        return exponent;
    }

    private String mantissa(BigDecimal number, SubPicture picture) {
        String plain = number.setScale(picture.maximumFraction(symbols), RoundingMode.HALF_EVEN)
                .toPlainString();
        int point = plain.indexOf('.');
        String integer = (point < 0 ? plain : plain.substring(0, point)).replaceFirst("^0+", "");
        String fraction = point < 0 ? "" : plain.substring(point + 1).replaceFirst("0+$", "");
        int missing = picture.minimumInteger(symbols) - integer.length();
        StringBuilder out = new StringBuilder(shifted("0".repeat(Math.max(0, missing)) + integer));
        List<IntegerPicture.Separator> groups = picture.integerGroups(symbols);
        Groups.insert(out, Groups.every(groups), groups, 1);
        String digits = fraction + "0".repeat(Math.max(0, picture.minimumFraction(symbols) - fraction.length()));
        if (digits.isEmpty() || !picture.hasDecimal()) {
            return out.toString();
        }
        StringBuilder after = new StringBuilder(shifted(digits));
        int inserted = 0;
        for (int position : picture.fractionGroups(symbols)) {
            if (position + inserted <= after.length()) {
                after.insert(position + inserted, symbols.grouping());
                inserted += symbols.grouping().length();
            }
        }
        return out.append(symbols.decimal()).append(after).toString();
    }

    private String shifted(String digits) {
        if (symbols.zero() == '0') {
            return digits;
        }
        StringBuilder out = new StringBuilder();
        digits.chars().forEach(digit -> out.append((char) (digit - '0' + symbols.zero())));
        return out.toString();
    }
}
