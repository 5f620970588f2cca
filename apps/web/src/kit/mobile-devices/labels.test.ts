import { expect, test } from 'vitest'
import de from './locales/de.json' with { type: 'json' }
import en from './locales/en.json' with { type: 'json' }
import id from './locales/id.json' with { type: 'json' }

/** The verbs of wiping a device, and of removing it from the list, by language. */
const verbs = [
  ['English', en, /\bwip(e|ed|ing)\b/i, /\bremov(e|ed|es|ing)\b/i],
  ['German', de, /zurück(ge)?setz|zurückgesetzt/i, /\bentfern/i],
  [
    'Indonesian',
    id,
    /\b(peng)?hapus(an)? data\b|\bdatanya dihapus|\bdihapus datanya/i,
    /keluarkan/i,
  ],
] as const

test.each(verbs)(
  'MOB-10 in %s the labels of wiping and of removing share no verb',
  (_, words, wipe, remove) => {
    for (const key of ['wipeDevice', 'wipeTitle', 'wipeRequested'] as const) {
      expect(words[key]).toMatch(wipe)
      expect(words[key]).not.toMatch(remove)
    }
    for (const key of ['removeDevice', 'removeDeviceTitle', 'deviceRemoved'] as const) {
      expect(words[key]).toMatch(remove)
      expect(words[key]).not.toMatch(wipe)
      expect(words[key]).not.toMatch(/hapus|lösch|delet|eras/i)
    }
    expect(words['device.WIPE_REQUIRED']).not.toMatch(remove)
    expect(words['device.WIPE_SUCCEEDED']).not.toMatch(remove)
  },
)
