import type { Route } from '#platform/route';
import { beginning } from './beginning/pages.tsx';
import { administrator } from './pages/administrator.tsx';
import { guardian } from './pages/guardian.tsx';
import { pupil } from './pages/pupil.tsx';
import { school } from './pages/school.tsx';
import { staff } from './pages/staff.tsx';

export const routes: readonly Route[] = [pupil, staff, guardian, administrator, beginning, school];
