import { domain, group, modelOf, permission, resource, user } from '@mailroom/schemas/lint/messy'

// What the tests of the kits share: an organization with something of everything that hurts.

/** Names that break tables, shells, PowerShell, YAML and HTML. Source: KIT-04, issue 13. */
export const hostileNames = [
  ...['\'"; Remove-Mailbox *', '$(id)', '`id`', '=cmd|calc', '+1', '-Confirm', '@everyone', '#no'],
  ...['a;b', 'a,b', 'a: b', '"quoted"', 'back\\slash', '~Email', '%s', '{{name}}', '<b>&amp;</b>'],
  ...[
    'two\nlines',
    'cr\rlf',
    'tab\t',
    'nul\u0000',
    'Núñez',
    'Öß',
    '🙂',
    '\u202Egnirts',
    'שלום',
    '’',
  ],
  ...['__proto__', 'constructor', 'null', 'yes', '1e3', '0x1', '~', '- x', '? x', '', ' ', ' x '],
  ...['x'.repeat(61), 'x'.repeat(256), '</script><script>alert(1)</script>', '\u2028', '\uFEFFbom'],
]

const room = { bookingOptions: { autoAccept: true, autoDeclineConflicting: true } }

export const messyOrganization = modelOf(
  [
    domain('example.com', { isDefault: true }),
    domain('example.org'),
    domain('old.example'),
    ...user('ana', {
      ...{ displayName: 'Ana Núñez', lastName: 'Núñez', jobTitle: 'Buyer', department: 'Sales' },
      ...{ telephone: '+1 555 0100', street: '1 High St', city: 'Springfield', zipCode: '12345' },
      ...{ company: 'Example', initials: 'AN', office: '4.02', quotaMb: 51_200 },
      aliases: ['a.nunez@example.com', 'ana@corp.awsapps.com', 'ana@old.example'],
    }),
    ...user('bo', {
      ...{ displayName: 'Lee, Bo "Bobby"', firstName: 'Bo', lastName: 'Lee', hidden: true },
      ...{ jobTitle: '=cmd|calc', aliases: ["o'bo@example.com", 'bo@example.org'] },
    }),
    ...user('cy', { displayName: '\'"; Remove-Mailbox *', firstName: '$(id)', lastName: '`id`' }),
    ...user('dee', { displayName: 'Dee\nSmith', firstName: 'Dee' }),
    ...user('eve', { displayName: '# \u202Eevil 🙂 <script>', firstName: '', quotaMb: 10 }),
    ...user('finn', { displayName: ' Finn ', firstName: 'F'.repeat(61), lastName: 'back\\slash' }),
    ...user('bo2', { email: 'bo@example.net', displayName: 'Mapped onto an alias' }),
    ...user('-rf', { email: '-rf@example.com' }),
    ...user('old', { state: 'DISABLED' }),
    ...user('far', { role: 'REMOTE_USER', email: 'far@partner.example' }),
    ...user('near', { role: 'REMOTE_USER', email: 'near@example.com' }),
    ...group('sales', ['u-ana', 'u-bo', 'u-old', 'u-far', 'u-near'], {
      ...{ name: 'Sales & <Marketing>', aliases: ['vertrieb@example.com'] },
    }),
    ...group('all', ['g-sales', 'u-cy', 'r-room', 'u--rf'], { hidden: true }),
    ...group('loop-a', ['g-loop-b', 'u-ana']),
    ...group('loop-b', ['g-loop-a', 'u-bo']),
    ...group('nobody', []),
    ...group('many', ['u-ana'], {
      aliases: Array.from({ length: 32 }, (_, at) => `many-${at + 10}@example.com`),
    }),
    ...resource('room', { name: 'Room', ...room, hidden: true, description: '4th floor, "left"' }),
    ...resource('mr-1', { name: 'Meeting "Room" 1', type: 'EQUIPMENT' }),
    { kind: 'delegate', resourceId: 'r-room', delegateId: 'g-all' },
    permission('u-ana', 'u-bo', 'FULL_ACCESS', 'SEND_AS'),
    permission('u-ana', 'u-cy', 'SEND_AS'),
    permission('u-bo', 'u-ana', 'SEND_ON_BEHALF'),
    permission('u-cy', 'g-sales', 'SEND_AS'),
    permission('g-sales', 'u-ana', 'SEND_AS'),
    permission('r-room', 'u-ana', 'FULL_ACCESS'),
    permission('u-ana', 'u-old', 'FULL_ACCESS'),
    { kind: 'retentionPolicy', id: 'p-1', name: 'Default' },
  ],
  { decisions: { domains: ['example.net = example.org', 'old.example ='] } },
)
