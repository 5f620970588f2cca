import { defaultMobilePolicy } from '@mailroom/schemas/console-only/mobile-policy'
import { expect, test } from 'vitest'
import type { Text } from '../words/texts.ts'
import type { Guide } from './guide.ts'
import de from './locales/de.json' with { type: 'json' }
import en from './locales/en.json' with { type: 'json' }
import id from './locales/id.json' with { type: 'json' }
import { markdownOf, workOrderOf } from './work-order.ts'

const guide: Guide = {
  capability: 'mobilePolicy',
  title: 'Policy | *odd*',
  initial: defaultMobilePolicy,
  fields: [
    { name: 'minimumPasswordLength', label: 'Length', words: (value) => `${value} characters` },
    { name: 'passwordRequired', label: 'Password', words: (value) => (value ? 'On' : 'Off') },
  ],
  path: ['Choose the organization.', 'Choose Edit.'],
  cautions: () => ['Devices are asked to accept it.'],
  acceptance: ['A test device asks to accept the policy.'],
}

const textOf =
  (words: typeof en): Text<'guide'> =>
  (key, values = {}) =>
    words[key].replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name]))

test.each([
  ['English', en],
  ['German', de],
  ['Indonesian', id],
] as const)(
  'NOAPI-03 in %s the steps name the click path, every field with its value, and the acceptance test',
  (_, words) => {
    const text = textOf(words)
    const order = workOrderOf(
      guide,
      {
        organization: { alias: 'example-corp', organizationId: 'm-1', region: 'us-east-1' },
        draft: { by: '<Ada>', at: '30 November' },
        values: { ...defaultMobilePolicy, minimumPasswordLength: 8 },
        recorded: defaultMobilePolicy,
      },
      text,
    )
    expect(order).toMatchObject({
      notice: words.orderNotice,
      console: 'https://console.aws.amazon.com/workmail/',
      path: guide.path,
      entries: [
        {
          name: 'minimumPasswordLength',
          enter: '8 characters',
          value: 8,
          recorded: '4 characters',
        },
        { name: 'passwordRequired', enter: 'On', value: true, recorded: 'On' },
      ],
      acceptance: guide.acceptance,
    })
    const lines = markdownOf(order, text).split('\n')
    expect(lines).toEqual(
      expect.arrayContaining([
        expect.stringContaining(String.raw`Policy \| \*odd\*`),
        words.orderNotice,
        expect.stringContaining(String.raw`\<Ada\>`),
        `1. ${words.openConsoleAt} <https://console.aws.amazon.com/workmail/>`,
        '2. Choose the organization.',
        '3. Choose Edit.',
        `4. ${words.enterValues}`,
        '- Devices are asked to accept it.',
        `| ${words.field} | ${words.enter} | ${words.recordedValue} |`,
        '| Length | 8 characters | 4 characters |',
        '- [ ] A test device asks to accept the policy.',
      ]),
    )
  },
)
