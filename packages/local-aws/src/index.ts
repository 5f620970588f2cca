export { serveLocalAws, startLocalAws } from './local-aws.ts'
export { sampleGroupId } from './sample/groups.ts'
export { sampleResourceId } from './sample/resources.ts'
export { sampleOrganizations, sampleUserId } from './sample/sample.ts'
