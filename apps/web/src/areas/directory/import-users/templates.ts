import type { FileValue } from '@mailroom/ui/table/DataTable'
import type { ImportField } from './import-fields.ts'

/** The products whose headings a template can have. */
export const templates = ['mailroom', 'microsoft365', 'googleWorkspace'] as const
export type Template = (typeof templates)[number]

type TemplateColumn = { header: string; field: ImportField }

/**
 * The columns of other products for which WorkMail has a field, with the names in those products.
 * Sources: "Add several users at the same time" (Microsoft 365), "Add or update multiple users from
 * a CSV file" (Google Workspace), as of 2026.
 */
const columnsOfOthers: Record<Exclude<Template, 'mailroom'>, readonly TemplateColumn[]> = {
  microsoft365: [
    { header: 'Username', field: 'email' },
    { header: 'First name', field: 'firstName' },
    { header: 'Last name', field: 'lastName' },
    { header: 'Display name', field: 'displayName' },
    { header: 'Job title', field: 'jobTitle' },
    { header: 'Department', field: 'department' },
    { header: 'Office', field: 'office' },
    { header: 'Office phone', field: 'telephone' },
    { header: 'Address', field: 'street' },
    { header: 'City', field: 'city' },
    { header: 'ZIP or postal code', field: 'zipCode' },
    { header: 'Country or region', field: 'country' },
  ],
  googleWorkspace: [
    { header: 'First Name [Required]', field: 'firstName' },
    { header: 'Last Name [Required]', field: 'lastName' },
    { header: 'Email Address [Required]', field: 'email' },
    { header: 'Password [Required]', field: 'password' },
    { header: 'Work Phone', field: 'telephone' },
    { header: 'Work Address', field: 'street' },
    { header: 'Employee Title', field: 'jobTitle' },
    { header: 'Department', field: 'department' },
  ],
}

/** The example row; reading the file skips it. */
const templateExample: Record<ImportField, FileValue> = {
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
  state: undefined,
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

/**
 * Returns a template's columns with the example row; reading the file skips a row that begins with
 * the word for it.
 */
export function templateColumns(
  template: Template,
  own: readonly TemplateColumn[],
  exampleWord: string,
) {
  const columns = template === 'mailroom' ? own : columnsOfOthers[template]
  return columns.map(({ header, field }, index) => {
    const value = templateExample[field]
    return {
      id: field,
      header,
      value: () => (index === 0 ? `${exampleWord}: ${String(value)}` : value),
    }
  })
}
