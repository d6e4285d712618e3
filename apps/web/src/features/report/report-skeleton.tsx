import { SkeletonHeader, SkeletonRows } from '../../ui/skeletons.js';
import classes from './report.module.css';

/** The three columns to come. */
export function ReportSkeleton() {
  return (
    <>
      <SkeletonHeader />
      <div className={classes.form}>
        <div className={classes.sections}>
          <SkeletonRows rows={5} />
        </div>
        <SkeletonRows rows={8} />
        <SkeletonRows rows={4} />
      </div>
    </>
  );
}
