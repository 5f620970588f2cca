import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useSearchParams } from 'react-router'
import { Page } from '../../../kit/page/Page.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { DirectChecks } from './DirectChecks.tsx'
import { OverrideRecipe } from './OverrideRecipe.tsx'
import { ProxyChecks } from './ProxyChecks.tsx'

const modes = ['direct', 'proxy'] as const

/**
 * How a mobile device management of another maker decides which devices synchronize, and whether
 * everything is so. Source: MDM-01 to MDM-05.
 */
export function MdmPage() {
  const text = useText('mdm')
  const [search, setSearch] = useSearchParams()
  const mode = modes.find((each) => each === search.get('mode')) ?? 'direct'
  return (
    <Page title={text('title')} description={text('description')}>
      <Container header={<Header variant="h2">{text('mode')}</Header>}>
        <SpaceBetween size="s">
          <div>{text('modeExplanation')}</div>
          <RadioGroup
            value={mode}
            ariaLabel={text('mode')}
            items={modes.map((value) => ({
              value,
              label: text(`mode.${value}`),
              description: text(`modeExplanation.${value}`),
            }))}
            onChange={({ detail }) => setSearch({ mode: detail.value }, { replace: true })}
          />
        </SpaceBetween>
      </Container>
      {mode === 'direct' ? <DirectChecks /> : <ProxyChecks />}
      {mode === 'direct' && <OverrideRecipe />}
      <Container header={<Header variant="h2">{text('why')}</Header>}>
        <div>{text('whyExplanation')}</div>
      </Container>
    </Page>
  )
}
