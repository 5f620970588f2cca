export { serveLocalAws, startLocalAws } from './local-aws.ts'
export { sampleGroupId } from './sample/groups.ts'
export { sampleChange, sampleHostedZones } from './sample/hosted-zones.ts'
export {
  sampleIdentity,
  sampleIdentityCenter,
} from './sample/identity-center.ts'
export { sampleResourceId } from './sample/resources.ts'
export { sampleOrganizations, sampleUserId } from './sample/sample.ts'
