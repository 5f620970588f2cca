import type { FileValue } from '@mailroom/ui/table/DataTable'
import type { ImportField } from './import-fields.ts'

/** The example row of the template; reading the file skips it. */
export const templateExample: Record<ImportField, FileValue> = {
  name: 'ana.silva',
  displayName: 'Ana Silva',
  firstName: 'Ana',
  lastName: 'Silva',
  initials: 'AS',
  email: 'ana.silva@example.com',
  aliases: ['a.silva@example.com', 'ana@example.com'],
  groups: ['Sales', 'Everybody'],
  password: undefined,
  role: 'USER',
  hiddenFromGlobalAddressList: false,
  mailboxQuota: 51_200,
  telephone: '+49 30 1234567',
  street: 'Hauptstraße 5',
  city: 'Berlin',
  zipCode: '10115',
  country: 'Germany',
  company: 'Example Corp',
  department: 'Sales',
  jobTitle: 'Account manager',
  office: 'B-12',
}
