import { SkeletonHeader, SkeletonRows, SkeletonTable } from '../../ui/skeletons.js';
import classes from './officer-home.module.css';

/** The page to come: its sentence, its lines, its checklist. */
export function HomeSkeleton() {
  return (
    <>
      <SkeletonHeader />
      <div className={classes.columns}>
        <div className={classes.report}>
          <SkeletonRows rows={5} />
        </div>
        <div className={classes.targets}>
          <SkeletonRows rows={3} />
          <SkeletonTable rows={4} dense columns={['14%', '46%', '14%', '14%', '12%']} />
        </div>
      </div>
    </>
  );
}
