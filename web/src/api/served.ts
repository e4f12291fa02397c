import type { components as Assumed, paths as AssumedPaths } from './schema'
import type { components as Served, paths as ServedPaths } from './schema.gen'

type A = Assumed['schemas']
type S = Served['schemas']

/** What the interface reads and the server does not write: nothing, or the type check names it. */
type Nothing<Left extends never> = Left
type Unserved<Reads, Writes> = Exclude<keyof Reads, keyof Writes>

export type Agreement = [
  Nothing<Unserved<AssumedPaths, ServedPaths>>,
  Nothing<Unserved<A['Actor'], S['ActorView']>>,
  Nothing<Unserved<A['Session'], S['SignedIn']>>,
  Nothing<Unserved<A['Health'], S['Health']>>,
  Nothing<Unserved<A['Problem'], S['Problem']>>,
  Nothing<Unserved<A['Requirement'], S['RequirementView']>>,
  Nothing<Unserved<A['Division'], S['Division']>>,
  Nothing<Unserved<A['Pack'], S['PackView']>>,
  Nothing<Unserved<A['Pack']['materials'][number], S['PackMaterial']>>,
  Nothing<Unserved<A['Officer'], S['Colleague']>>,
  Nothing<Unserved<A['Deadline'], S['DeadlineView']>>,
  Nothing<Unserved<A['HouseLine'], S['HouseLine']>>,
  Nothing<Unserved<A['WorkItem'], S['WorkItem']>>,
  Nothing<Unserved<A['House'], S['HouseView']>>,
  Nothing<Unserved<A['House']['household'], S['HouseholdView']>>,
  Nothing<Unserved<A['Material'], S['MaterialView']>>,
  Nothing<Unserved<A['Inspection'], S['VisitView']>>,
  Nothing<Unserved<A['Photo'], S['PhotoView']>>,
  Nothing<Unserved<A['OpenAct'], S['ActView']>>,
  Nothing<Unserved<A['OpenActs'], S['ActsView']>>,
  Nothing<Unserved<A['Receipt'], S['ReceiptView']>>,
  Nothing<Unserved<A['Recorded'], S['ActAnswer']>>,
  Nothing<Unserved<A['TimelineItem'], S['TimelineItem']>>,
  Nothing<Unserved<A['PublicStatus'], S['StatusView']>>,
]
