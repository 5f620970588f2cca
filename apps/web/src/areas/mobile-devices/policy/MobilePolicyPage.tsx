import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Details } from '@mailroom/ui/Details'
import { Outlet } from 'react-router'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { GuidedSetting } from '../../../kit/guide/GuidedSetting.tsx'
import { GuideFrame } from '../../../kit/guide/GuideFrame.tsx'
import { valueIn } from '../../../kit/guide/guide.ts'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { SettingSection } from '../../../kit/page/SettingSection.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { usePolicyFields, usePolicyGuide } from './use-policy-guide.ts'

/** The policy of the local AWS, which can be edited. Source: MOB-01, MOB-02. */
function SimulatedPolicy() {
  const text = useText('mobilePolicy')
  const { dateTime } = useFormats()
  const scope = useOrganizationScope()
  const fields = usePolicyFields()
  const query = useRead('mobilePolicy.describe', scope)
  return (
    <SettingSection
      title={text('settings')}
      description={text('settingsMeaning')}
      read="mobilePolicy.describe"
      input={scope}
      write="mobilePolicy.put"
    >
      <Loaded query={query}>
        {({ policy, modifiedDate }) => (
          <SpaceBetween size="m">
            <Details
              items={fields.map(({ name, label, words }) => ({
                label,
                value: words(valueIn(policy, name)),
              }))}
            />
            <Box color="text-body-secondary">
              {modifiedDate === undefined
                ? text('neverChanged')
                : text('changedAt', { at: dateTime(modifiedDate) })}
            </Box>
          </SpaceBetween>
        )}
      </Loaded>
    </SettingSection>
  )
}

/** The ten settings that devices have to enforce. Source: MOB-01 to MOB-04. */
export function MobilePolicyPage() {
  const text = useText('mobilePolicy')
  const guideText = useText('guide')
  const guide = usePolicyGuide()
  return (
    <GuideFrame
      capability="mobilePolicy"
      title={text('title')}
      description={text('description')}
      notice={`${guideText('nothingChanges')} ${text('notTold')}`}
      simulation={<SimulatedPolicy />}
      guide={
        <>
          <GuidedSetting guide={guide} />
          <Outlet />
        </>
      }
    />
  )
}
