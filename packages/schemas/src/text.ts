import * as z from 'zod/mini'
import type { TextConstraint } from './constraints/constraint.ts'

/**
 * Matches characters without width and marks of direction: they are invisible, and come along when
 * people copy from pages and mails.
 */
const hidden = /[\u00AD\u180E\u200B\u2060-\u2065\uFEFF\p{Bidi_Control}]/gu

/**
 * Matches joiners that have no effect; between letters of Persian or Indic scripts and in emoji
 * they are part of the text.
 */
const looseJoiners =
  /(?<![^\p{ASCII}\s])[\u200C\u200D]+|[\u200C\u200D]+(?![^\p{ASCII}\s\u200C\u200D])/gu

/** Returns a text without invisible characters, and without spaces around it. */
export function withoutHidden(text: string): string {
  return text.replaceAll(hidden, '').replaceAll(looseJoiners, '').trim()
}

/** Refuses NUL and marks that turn the direction of what follows: a text would look like another. */
function isPlain(value: string): boolean {
  return value.isWellFormed() && !value.includes('\0') && !/\p{Bidi_Control}/u.test(value)
}

/**
 * The check that every text from outside passes. Problem: `notText` for NUL, which PostgreSQL
 * cannot store, lone surrogates and direction marks.
 */
export const plainText = z.refine<string>(isPlain, { error: 'notText' })

/**
 * Makes the schema of a text from its constraint in the service model. Lengths count UTF-16 units,
 * as the model's do for the characters its patterns allow. Problems: `too_small`, `too_big`,
 * `invalid_format` or the given code for it, and those of `plainText`.
 */
export function text({ min, max, pattern }: TextConstraint, format?: string) {
  const checks = [
    ...(min === undefined ? [] : [z.minLength(min)]),
    ...(max === undefined ? [] : [z.maxLength(max)]),
    ...(pattern === undefined
      ? []
      : [z.regex(pattern, format === undefined ? {} : { error: format })]),
  ]
  return z.string().check(...checks, plainText)
}

/** Whether a text has a character that people see: neither blanks nor invisible ones alone. */
function hasVisible(value: string): boolean {
  return /[^\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/u.test(value)
}

/**
 * Why something is done, as the audit log keeps it. Problems: those of `text`, `required` for blanks
 * and invisible characters only. Source: EXIT-02.
 */
export const reasonText = text({ min: 1, max: 500 }).check(
  z.refine((value) => value === '' || hasVisible(value), { error: 'required' }),
)

/** Refuses line ends, other control characters, and what nobody sees. */
function isOneLine(value: string): boolean {
  return !/[\p{Cc}\u2028\u2029]/u.test(value) && withoutHidden(value) === value.trim()
}

/**
 * Makes the schema of a name or another text of one line that people read in lists; an empty one is
 * judged by the constraint. AWS also takes others: what it has already is `text`. Problems: those of
 * `text`, `required` for blanks only, `notText` for line ends, control and hidden characters.
 */
export function nameText(constraint: TextConstraint) {
  return text(constraint).check(
    z.refine((value) => value === '' || value.trim() !== '', { error: 'required' }),
    z.refine(isOneLine, { error: 'notText' }),
  )
}

/**
 * A text that people search for. Direction marks are dropped: names and numbers that are copied
 * from other programs bring them along.
 */
export const searchedText = z.string().check(
  z.overwrite((value) => value.replace(/\p{Bidi_Control}/gu, '')),
  z.trim(),
  z.minLength(1),
  z.maxLength(256),
  plainText,
)
