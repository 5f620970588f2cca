export { type Clock, stoppedClock } from './clock.ts'
export { organizationControls } from './controls/organization/index.ts'
export { type LocalAws, type LocalAwsOptions, startLocalAws } from './local-aws.ts'
export { sampleOrganizations, sampleUserId } from './sample/sample.ts'
