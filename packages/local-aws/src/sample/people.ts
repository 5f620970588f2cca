import type { UserRecord } from '../state/users.ts'

/** A person of the sample data. By default `state` is ENABLED and `role` is USER. */
export type SamplePerson = {
  /** A UUID from the person's number by default. */
  id?: string
  name: string
  displayName: string
  firstName?: string
  lastName?: string
  state?: UserRecord['state']
  role?: UserRecord['role']
  hidden?: boolean
  /** The person was enabled, and was disabled this many days ago. */
  disabledDaysAgo?: number
  /** The local parts of their aliases. */
  aliases?: readonly string[]
  profile?: UserRecord['profile']
}

/** Invented people, in the order of their ids. Any likeness is by chance. */
export const samplePeople: readonly SamplePerson[] = [
  {
    name: 'ana.silva',
    displayName: 'Ana Silva',
    firstName: 'Ana',
    lastName: 'Silva',
    aliases: ['ana', 'a.silva'],
    profile: {
      JobTitle: 'Head of Sales',
      Department: 'Sales',
      City: 'Lisboa',
      Country: 'Portugal',
      Telephone: '+351 21 555 0101',
      Company: 'Example Corp',
    },
  },
  {
    name: 'jurgen.muller',
    displayName: 'Jürgen Müller',
    firstName: 'Jürgen',
    lastName: 'Müller',
    aliases: ['juergen.mueller'],
    profile: {
      JobTitle: 'Buchhalter',
      Department: 'Finance',
      City: 'Köln',
      Country: 'Deutschland',
    },
  },
  {
    name: 'siti.rahayu',
    displayName: 'Siti Rahayu',
    firstName: 'Siti',
    lastName: 'Rahayu',
    profile: { Department: 'Support', City: 'Bandung', Country: 'Indonesia' },
  },
  {
    name: 'liam.oconnor',
    displayName: 'Liam O’Connor',
    firstName: 'Liam',
    lastName: 'O’Connor',
    profile: { Department: 'Support', City: 'Cork', Country: 'Ireland' },
  },
  {
    name: 'chloe.dubois',
    displayName: 'Chloé Dubois',
    firstName: 'Chloé',
    lastName: 'Dubois',
    profile: { Department: 'Marketing', City: 'Lyon', Country: 'France' },
  },
  {
    name: 'kwame.mensah',
    displayName: 'Kwame Mensah',
    firstName: 'Kwame',
    lastName: 'Mensah',
    profile: { Department: 'Engineering', City: 'Accra', Country: 'Ghana' },
  },
  {
    name: 'yuki.tanaka',
    displayName: 'Yuki Tanaka',
    firstName: 'Yuki',
    lastName: 'Tanaka',
    aliases: ['tanaka'],
    profile: { Department: 'Engineering', City: 'Osaka', Country: 'Japan' },
  },
  {
    name: 'maria.garcia',
    displayName: 'María García López',
    firstName: 'María',
    lastName: 'García López',
    profile: { Department: 'Human Resources', City: 'Sevilla', Country: 'España' },
  },
  {
    name: 'priya.nair',
    displayName: 'Priya Nair',
    firstName: 'Priya',
    lastName: 'Nair',
    profile: { Department: 'Legal', City: 'Kochi', Country: 'India' },
  },
  {
    name: 'board.assistant',
    displayName: 'Board Assistant',
    hidden: true,
    profile: { Department: 'Board' },
  },
  {
    name: 'tomas.novak',
    displayName: 'Tomáš Novák',
    firstName: 'Tomáš',
    lastName: 'Novák',
    state: 'DISABLED',
    disabledDaysAgo: 10,
    profile: { Department: 'Sales' },
  },
  {
    name: 'ingrid.larsen',
    displayName: 'Ingrid Larsen',
    firstName: 'Ingrid',
    lastName: 'Larsen',
    state: 'DISABLED',
    disabledDaysAgo: 45,
  },
  { name: 'new.colleague', displayName: 'New Colleague', state: 'DISABLED' },
  {
    name: 'remote.partner',
    displayName: 'Remote Partner',
    role: 'REMOTE_USER',
    profile: { Company: 'Partner Ltd' },
  },
  { name: 'Administrator', displayName: 'Administrator', role: 'SYSTEM_USER', state: 'DISABLED' },
]
