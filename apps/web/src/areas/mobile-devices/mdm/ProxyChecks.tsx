import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import { areAllDevicesAllowed, proxyLeaks } from '@mailroom/schemas/access/mdm-checks'
import { IpRange } from '@mailroom/schemas/constraints/workmail-shapes.generated'
import { useState } from 'react'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { type Check, CheckList } from '../../../kit/page/CheckList.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useReadCheck } from './use-read-check.ts'

/** Whether devices reach WorkMail through the proxy of the management alone. Source: MDM-01. */
export function ProxyChecks() {
  const text = useText('mdm')
  const { list } = useFormats()
  const readCheck = useReadCheck()
  const scope = useOrganizationScope()
  const [typed, setTyped] = useState('')
  const accessRules = useRead('accessControlRules.list', scope)
  const deviceRules = useRead('mobileDeviceAccessRules.list', scope)
  const lines = typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const ranges = lines.map((line) => (line.includes('/') ? line : `${line}/32`))
  const wrong = lines.find((_, at) => !IpRange.pattern.test(ranges[at] ?? ''))
  const toAccessRules = {
    to: organizationPath(scope, 'access-rules'),
    text: text('openAccessRules'),
  }
  const checks: Check[] = [
    {
      ...{ id: 'onlyProxy', name: text('check.onlyProxy') },
      ...readCheck(accessRules, ({ items }) => {
        if (ranges.length === 0 || wrong !== undefined)
          return {
            ...{ state: 'unasked' as const, stateWords: text('notYet') },
            explanation: text('enterRanges'),
          }
        const { denied, allowed } = proxyLeaks(items, ranges)
        if (denied.length === 0 && allowed.length === 0)
          return { state: 'passed' as const, explanation: text('onlyProxy') }
        return {
          ...{ state: 'failed' as const, next: toAccessRules },
          explanation: (
            <>
              {denied.length > 0 && (
                <div>{text('proxyDenied', { addresses: list(denied.slice(0, 10)) })}</div>
              )}
              {allowed.length > 0 && (
                <div>{text('othersAllowed', { addresses: list(allowed.slice(0, 10)) })}</div>
              )}
            </>
          ),
        }
      }),
    },
    {
      ...{ id: 'devicesOpen', name: text('check.devicesOpen') },
      ...readCheck(deviceRules, ({ items }) =>
        areAllDevicesAllowed(items)
          ? { state: 'passed' as const, explanation: text('devicesOpen') }
          : {
              ...{ state: 'attention' as const, explanation: text('devicesNarrowed') },
              next: {
                to: organizationPath(scope, 'mobile-devices/rules'),
                text: text('openDeviceRules'),
              },
            },
      ),
    },
  ]
  return (
    <Container header={<Header variant="h2">{text('proxyChecks')}</Header>}>
      <SpaceBetween size="m">
        <FormField
          label={text('proxyRanges')}
          constraintText={text('proxyRangesConstraint')}
          errorText={wrong === undefined ? undefined : text('rangeWrong', { line: wrong })}
        >
          <Textarea
            value={typed}
            rows={2}
            spellcheck={false}
            placeholder="192.0.2.0/24"
            onChange={({ detail }) => setTyped(detail.value)}
          />
        </FormField>
        <CheckList label={text('proxyChecks')} checks={checks} />
      </SpaceBetween>
    </Container>
  )
}
