import { group, modelOf, permission, resource, user } from '@mailroom/schemas/lint/messy'
import type { LintDecisions } from '@mailroom/schemas/lint-findings'
import { expect, test } from 'vitest'
import { madeKit } from './make-kit.ts'
import type { KitTarget } from './recipe.ts'
import { recipeOf } from './recipes.ts'

type Lines = Parameters<typeof modelOf>[0]

/** Returns the files of a kit by their paths; marks of passwords are `<browser>`. */
function filesOf(
  target: KitTarget,
  lines: Lines,
  options: { aliasGroups?: boolean; decisions?: Partial<LintDecisions> } = {},
) {
  const recipe = recipeOf(target)
  if (!recipe) throw new Error(`No recipe for ${target}`)
  const { decisions = {}, ...more } = options
  const made = madeKit({
    ...{ recipe, model: modelOf(lines, { decisions }), language: 'en', decisionsDigest: 'd' },
    ...{ byHand: new Map(), excluded: new Map(), ...more },
    snapshot: { digest: 'abc', createdAt: '2026-11-28T12:00:00.000Z', isComplete: true },
  })
  const mark = new RegExp(`${made.passwordMark}-(?:PASSWORD|SSHA512)-\\d{6}`, 'g')
  return Object.fromEntries(
    made.files.map(({ path, content }) => [path, content.replaceAll(mark, '<browser>')]),
  )
}

/** What the examples of the specification are about. */
const example: Lines = [
  ...user('ana', {
    ...{ displayName: 'Ana Núñez', lastName: 'Núñez', quotaMb: 51_200 },
    aliases: ['a.nunez@example.com'],
  }),
  ...user('bo', { displayName: 'Bo', firstName: 'Bo', lastName: 'Lee' }),
  ...group('sales', ['u-ana', 'u-bo']),
  ...group('all', ['g-sales']),
  ...resource('room1', { name: 'Room 1' }),
  permission('u-ana', 'u-bo', 'FULL_ACCESS', 'SEND_AS'),
]

const crowd = (count: number) =>
  Array.from({ length: count }, (_, at) => user(`u${String(at).padStart(4, '0')}`)).flat()

const many = (letter: string, count: number) =>
  Array.from({ length: count }, (_, at) => `${letter}${String(at).padStart(2, '0')}@example.com`)

test('KIT-20 users of Google have the 28 headings, a BOM and change their password', () => {
  const [headings, ana] = (filesOf('Google', example)['10-users/users-001.csv'] ?? '').split('\r\n')
  expect(headings).toBe(
    '\uFEFFFirst Name [Required],Last Name [Required],Email Address [Required],Password [Required],Password Hash Function [UPLOAD ONLY],Org Unit Path [Required],New Primary Email [UPLOAD ONLY],Recovery Email,Home Secondary Email,Work Secondary Email,Recovery Phone [MUST BE IN THE E.164 FORMAT],Work Phone,Home Phone,Mobile Phone,Work Address,Home Address,Employee ID,Employee Type,Employee Title,Manager Email,Department,Cost Center,Building ID,Floor Name,Floor Section,Change Password at Next Sign-In,New Status [UPLOAD ONLY],Advanced Protection Program enrollment',
  )
  expect(ana).toBe('Ana,Núñez,ana@example.com,<browser>,,/,,,,,,,,,PT,,,,,,,,,,,True,,')
})

test('KIT-21 members of Google are those of the chapter', () => {
  expect(filesOf('Google', example)['20-groups/members-001.csv']?.split('\r\n')).toEqual([
    'Group Email [Required],Member Email,Member Type,Member Role',
    'sales@example.com,ana@example.com,USER,MEMBER',
    'sales@example.com,bo@example.com,USER,MEMBER',
    'all@example.com,sales@example.com,GROUP,MEMBER',
    '',
  ])
})

test.each([
  [undefined, 30, 'Email,Name,Description\r\nsales@example.com,sales,\r\n'],
  [true, 31, 'Email,Name,Description\r\nsales@example.com,sales,\r\ns30@example.com,s30,\r\n'],
])(
  'KIT-22 more than 30 aliases go by hand, or by decision (%s) into a group with the owner as member',
  (aliasGroups, count, groups) => {
    const lines = [...user('ana'), ...group('sales', ['u-ana'], { aliases: many('s', 32) })]
    const files = filesOf('Google', lines, aliasGroups ? { aliasGroups } : {})
    expect(files['30-gam/groups.csv']).toBe(groups)
    const aliases = files['30-gam/aliases.csv']?.trimEnd().split('\r\n') ?? []
    expect(aliases).toHaveLength(1 + count)
    if (aliasGroups) {
      expect(aliases.at(-1)).toBe('s31@example.com,group,s30@example.com')
      expect(files['30-gam/members.csv']).toContain('s30@example.com,sales@example.com\r\n')
    } else expect(files['by-hand.md']).toContain('- [ ] s31@example\\.com')
  },
)

test('KIT-22 full access becomes a delegate; sending as alone goes by hand', () => {
  const files = filesOf('Google', [...example, permission('u-bo', 'u-ana', 'SEND_AS')])
  expect(files['30-gam/delegates.csv']).toBe(
    'Mailbox,Grantee\r\nana@example.com,bo@example.com\r\n',
  )
  expect(files['by-hand.md']).toContain('- [ ] Bo ← Ana Núñez: send as')
})

test('KIT-30 the plan of Stalwart is that of the chapter, with a second one for passwords', () => {
  const files = filesOf('Stalwart', example)
  expect(files['plan.ndjson']?.split('\n')).toEqual([
    '{"@type":"upsert","object":"Domain","matchOn":["name"],"value":{"d1":{"name":"example.com"}}}',
    '{"@type":"upsert","object":"Account","matchOn":["name","domainId"],"value":{"u1":{"@type":"User","name":"ana","domainId":"#d1","description":"Ana Núñez","aliases":{"0":{"name":"a.nunez","domainId":"#d1","enabled":true}},"quotas":{"maxDiskQuota":53687091200}},"u2":{"@type":"User","name":"bo","domainId":"#d1","description":"Bo"}}}',
    '{"@type":"upsert","object":"MailingList","matchOn":["name","domainId"],"value":{"l1":{"name":"sales","domainId":"#d1","recipients":{"ana@example.com":true,"bo@example.com":true}},"l2":{"name":"all","domainId":"#d1","recipients":{"sales@example.com":true}}}}',
    '',
  ])
  expect(files['plan-credentials.ndjson']).toContain(
    '"u1":{"@type":"User","name":"ana","domainId":"#d1","credentials":{"0":{"@type":"Password","secret":"<browser>"}}}',
  )
})

test('KIT-30 a line of the plan has at most 500 objects', () => {
  const lines = filesOf('Stalwart', crowd(501))['plan.ndjson']?.trimEnd().split('\n') ?? []
  const sizes = lines.map((line) => Object.keys(JSON.parse(line).value).length)
  expect(sizes).toEqual([1, 500, 1])
})

test('KIT-31 the calls of mailcow are those of the chapter, in their order', () => {
  expect(filesOf('mailcow', example)['bodies.ndjson']?.split('\n')).toEqual([
    '{"path":"/api/v1/add/domain","body":{"domain":"example.com","description":"","aliases":"400","mailboxes":"100","defquota":"3072","maxquota":"51200","quota":"5120000","active":"1"}}',
    '{"path":"/api/v1/add/mailbox","body":{"local_part":"ana","domain":"example.com","name":"Ana Núñez","authsource":"mailcow","quota":"51200","active":"1","force_pw_update":"1","password":"<browser>","password2":"<browser>"}}',
    '{"path":"/api/v1/add/mailbox","body":{"local_part":"bo","domain":"example.com","name":"Bo","authsource":"mailcow","quota":"3072","active":"1","force_pw_update":"1","password":"<browser>","password2":"<browser>"}}',
    '{"path":"/api/v1/add/alias","body":{"address":"a.nunez@example.com","goto":"ana@example.com","active":"1"}}',
    '{"path":"/api/v1/add/alias","body":{"address":"sales@example.com","goto":"ana@example.com,bo@example.com","active":"1"}}',
    '{"path":"/api/v1/add/alias","body":{"address":"all@example.com","goto":"sales@example.com","active":"1"}}',
    '{"path":"/api/v1/add/resource","body":{"description":"Room 1","domain":"example.com","kind":"location","multiple_bookings":"-1","active":"1"}}',
    '{"path":"/api/v1/edit/mailbox","body":{"items":["bo@example.com"],"attr":{"sender_acl":["ana@example.com"]}}}',
    '',
  ])
})

test('KIT-31 a domain of mailcow takes as much as it gets', () => {
  const lines = [...crowd(150), ...group('sales', ['u-u0000'], { aliases: many('a', 450) })]
  const files = filesOf('mailcow', lines, { decisions: { quotas: ['mailcow 60000'] } })
  const [line = ''] = files['bodies.ndjson']?.split('\n') ?? []
  expect(JSON.parse(line).body).toMatchObject({
    ...{ aliases: '451', mailboxes: '150', maxquota: '60000', quota: String(150 * 60_000) },
  })
})

test('KIT-32 the file of Modoboa is that of the chapter', () => {
  expect(filesOf('Modoboa', example)['modoboa.csv']?.split('\r\n')).toEqual([
    'domain;example.com;0;51200;true',
    'account;ana@example.com;<browser>;Ana;Núñez;true;SimpleUsers;ana@example.com;51200',
    'account;bo@example.com;<browser>;Bo;Lee;true;SimpleUsers;bo@example.com;51200',
    'alias;a.nunez@example.com;true;ana@example.com',
    'alias;sales@example.com;true;ana@example.com;bo@example.com',
    'alias;all@example.com;true;sales@example.com',
    '',
  ])
})

test('KIT-33 the configuration of Mailu is that of the chapter, and is only ever merged', () => {
  const files = filesOf('Mailu', example)
  expect(files['mail-config.yml']).toBe(`domain:
  - name: example.com
user:
  - email: ana@example.com
    displayed_name: "Ana Núñez"
    quota_bytes: 53687091200
    password: <browser>
    hash_password: true
  - email: bo@example.com
    displayed_name: "Bo"
    password: <browser>
    hash_password: true
alias:
  - email: a.nunez@example.com
    destination: [ana@example.com]
  - email: sales@example.com
    destination: [ana@example.com, bo@example.com]
  - email: all@example.com
    destination: [sales@example.com]
`)
  expect(files['import.sh']).toMatch(/^exec .* config-import --update /m)
})

test.each(['Zimbra', 'Carbonio'] as const)(
  'KIT-34 the commands of %s are those of the chapter',
  (target) => {
    expect(filesOf(target, example)['commands.txt']?.split('\n')).toEqual([
      'ca ana@example.com "<browser>" displayName "Ana Núñez" givenName "Ana" sn "Núñez" zimbraMailQuota 53687091200 zimbraPasswordMustChange TRUE',
      'aaa ana@example.com a.nunez@example.com',
      'ca bo@example.com "<browser>" displayName "Bo" givenName "Bo" sn "Lee" zimbraPasswordMustChange TRUE',
      'ccr room1@example.com "" displayName "Room 1" zimbraCalResType Location',
      'cdl sales@example.com',
      'adlm sales@example.com ana@example.com',
      'adlm sales@example.com bo@example.com',
      'cdl all@example.com',
      'adlm all@example.com sales@example.com',
      '',
    ])
  },
)

test('KIT-35 the tables of Postfix and Dovecot are those of the chapter', () => {
  const files = filesOf('Postfix', example)
  expect(files.virtual).toBe(
    'sales@example.com\tana@example.com, bo@example.com\n' +
      'all@example.com\tsales@example.com\n' +
      'a.nunez@example.com\tana@example.com\n',
  )
  expect(files.virtual_mailbox).toBe(
    'ana@example.com\texample.com/ana/\nbo@example.com\texample.com/bo/\n',
  )
  expect(files['passwd-file']).toBe(
    'ana@example.com:{SSHA512}<browser>::::::userdb_quota_rule=*:storage=51200M\n' +
      'bo@example.com:{SSHA512}<browser>::::::\n',
  )
  expect(files.aliases).toBe('sales: ana, bo\nall: sales\na.nunez: ana\n')
})

test('KIT-35 with two domains there is no file for the aliases of UNIX (LINT-37)', () => {
  const files = filesOf('Postfix', [...example, ...user('ana2', { email: 'ana@example.org' })])
  expect([Object.hasOwn(files, 'virtual'), Object.hasOwn(files, 'aliases')]).toEqual([true, false])
})

test('KIT-40 a file of Zoho has at most 200 users', () => {
  const files = filesOf('Zoho', crowd(401))
  const sizes = ['001', '002', '003'].map(
    (part) => files[`10-users/users-${part}.csv`]?.trimEnd().split('\r\n').length,
  )
  expect(sizes).toEqual([201, 201, 2])
  expect(files['10-users/users-001.csv']).toMatch(/^Username,Password,First Name,Last Name\r\n/)
})

test('KIT-41 a user of Proton is invited at the WorkMail address, before the domain map', () => {
  const files = filesOf('Proton', example, { decisions: { domains: ['example.com = ex.org'] } })
  expect(files['users.csv']?.split('\r\n')[1]).toBe(
    'Ana Núñez,"ana@ex.org,a.nunez@ex.org",ana@example.com,53687091200,0,1',
  )
})

test('KIT-42 a sheet shows a hostile name and runs nothing', () => {
  const files = filesOf('Fastmail', user('ana', { displayName: '"><script>alert(1)</script>' }))
  expect(files['sheets.html']).toContain(
    '<h1><bdi>&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;</bdi></h1>',
  )
  expect(files['sheets.html']).not.toContain('<script')
  expect(files['sheets.html']).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
})
