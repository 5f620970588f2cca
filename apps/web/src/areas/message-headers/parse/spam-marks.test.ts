import { expect, test } from 'vitest'
import { spamMarksOf } from './spam-marks.ts'

test.each([
  ['X-Forefront-Antispam-Report', 'CIP:40.1.1.1;SCL:5;SFV:SPM;CAT:SPM;', 'Microsoft', 'spam'],
  ['X-Forefront-Antispam-Report', 'SCL:1;SFV:NSPM;CAT:NONE;', 'Microsoft', 'clean'],
  ['X-MS-Exchange-Organization-SCL', '9', 'Microsoft', 'spam'],
  ['X-MS-Exchange-Organization-SCL', '-1', 'Microsoft', 'clean'],
  ['X-Spam-Flag', 'YES', 'SpamAssassin', 'spam'],
  ['X-Spam-Status', 'No, score=-1.9 required=5.0 tests=none', 'SpamAssassin', 'clean'],
  ['X-Spam-Score', '7.2', 'SpamAssassin', 'unclear'],
  ['X-Spamd-Result', 'default: False [1.2 / 15.00]', 'Rspamd', 'clean'],
  ['X-Rspamd-Action', 'add header', 'Rspamd', 'spam'],
  ['X-Gm-Spam', '1', 'Gmail', 'spam'],
])('HDR-01 %s: %s is the verdict of %s, %s', (name, value, system, says) => {
  const header = { name, value }
  expect(spamMarksOf([{ name: 'From', value: 'YES' }, header])).toEqual([{ system, header, says }])
})
