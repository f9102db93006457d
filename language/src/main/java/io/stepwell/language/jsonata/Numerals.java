package io.stepwell.language.jsonata;

import java.util.Locale;

/** Roman numerals, and numbers as letters: a, b, … z, aa, ab. */
final class Numerals {
    private static final int[] VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    private static final String[] SYMBOLS = {"m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"};
    private static final String DIGITS = "IVXLCDM";
    private static final int[] DIGIT_VALUES = {1, 5, 10, 50, 100, 500, 1000};

    private Numerals() {}

    static String roman(double number, Meter meter) {
        meter.characters((long) (number / 1000) + 16);
        StringBuilder out = new StringBuilder("m".repeat((int) (number / 1000)));
        int rest = (int) (number % 1000);
        for (int i = 0; i < VALUES.length; i++) {
            while (rest >= VALUES[i]) {
                out.append(SYMBOLS[i]);
                rest -= VALUES[i];
            }
        }
        return out.toString();
    }

    static double parseRoman(String numeral) {
        String digits = numeral.toUpperCase(Locale.ROOT);
        double number = 0;
        int max = 1;
        for (int i = digits.length() - 1; i >= 0; i--) {
            int digit = DIGITS.indexOf(digits.charAt(i));
            int value = digit < 0 ? 0 : DIGIT_VALUES[digit];
            number += value < max ? -value : value;
            max = Math.max(max, value);
        }
        return number;
    }

    static String letters(double number, char first) {
        StringBuilder out = new StringBuilder();
        for (double rest = number; rest > 0; rest = Math.floor((rest - 1) / 26)) {
            out.append((char) ((rest - 1) % 26 + first));
        }
        return out.reverse().toString();
    }

    static double parseLetters(String letters, char first) {
        double number = 0;
        for (int i = 0; i < letters.length(); i++) {
            number = number * 26 + (letters.charAt(i) - first + 1);
        }
        return number;
    }
}
