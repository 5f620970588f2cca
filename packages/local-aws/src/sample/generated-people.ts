import type { SamplePerson } from './people.ts'

const firstNames = [
  'Ada',
  'Ben',
  'Citra',
  'Dora',
  'Emil',
  'Farid',
  'Gita',
  'Hana',
  'Ivo',
  'Jana',
  'Kofi',
  'Lena',
  'Mato',
  'Nina',
  'Omar',
  'Putri',
  'Quinn',
  'Rosa',
  'Sven',
  'Tia',
  'Uwe',
  'Vera',
  'Wira',
  'Xenia',
  'Yan',
  'Zoë',
]
const lastNames = [
  'Adler',
  'Bakri',
  'Costa',
  'Dewi',
  'Ebner',
  'Fuchs',
  'Gunawan',
  'Horn',
  'Ito',
  'Jansen',
  'Krüger',
  'Lim',
  'Moreau',
  'Nugroho',
  'Okafor',
  'Pereira',
  'Quist',
  'Rossi',
  'Santoso',
  'Torres',
  'Ueda',
  'Vogel',
  'Wijaya',
  'Xu',
  'Yilmaz',
  'Zhang',
]

/** Generates `count` people, always the same ones; every 25th is disabled. */
export function* generatedPeople(count: number): Generator<SamplePerson> {
  for (let index = 0; index < count; index++) {
    const firstName = firstNames[(index * 7) % firstNames.length] ?? ''
    const lastName =
      lastNames[Math.floor(index / firstNames.length + index * 11) % lastNames.length] ?? ''
    const plain = `${firstName}.${lastName}`
      .normalize('NFD')
      .replaceAll(/[^A-Za-z.]/g, '')
      .toLowerCase()
    const number = index + 1
    yield {
      name: `${plain}.${number}`,
      displayName: `${firstName} ${lastName} ${number}`,
      firstName,
      lastName,
      aliases: [`${plain.replace('.', '')}${number}`, `${plain[0]}.${number}`, `staff${number}`],
      profile: { Department: `Department ${(index % 40) + 1}` },
      ...(index % 25 === 24 ? { state: 'DISABLED', disabledDaysAgo: index % 40 } : {}),
    }
  }
}
