import type { PermissionsEvent, PermissionsView } from '../../../machines/permissions';
import type { RunningApp } from '../../runtime/running-app';

/**
 * A quiet row where a permission is missing, and nothing otherwise. It leads to a sheet with all of them: how each stands,
 * and the way on.
 */
Component({
  properties: {
    permissions: { type: null, value: null as PermissionsView | null },
  },
  data: { open: false },
  methods: {
    open() {
      this.setData({ open: true });
    },
    close() {
      this.setData({ open: false });
    },
    /** Opens the settings that the row names. */
    act(event: WechatMiniprogram.TouchEvent) {
      getApp<RunningApp>().permissions.send({ type: event.currentTarget.dataset.event } as PermissionsEvent);
    },
  },
});
