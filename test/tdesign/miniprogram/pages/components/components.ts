interface Told<Detail> {
  readonly detail: Detail;
}

Page({
  data: {
    volume: 30,
    day: 'none',
    isPopupOpen: false,
    isCalendarOpen: false,
    firstDayMs: new Date(2026, 0, 1).getTime(),
    lastDayMs: new Date(2026, 2, 31).getTime(),
  },
  openCalendar() {
    this.setData({ isCalendarOpen: true });
  },
  closeCalendar() {
    this.setData({ isCalendarOpen: false });
  },
  openPopup() {
    this.setData({ isPopupOpen: true });
  },
  setPopup({ detail }: Told<{ visible: boolean }>) {
    this.setData({ isPopupOpen: detail.visible });
  },
  setVolume({ detail }: Told<{ value: number }>) {
    this.setData({ volume: detail.value });
  },
  setDay({ detail }: Told<{ value: number }>) {
    const day = new Date(detail.value);
    this.setData({ day: `${day.getFullYear()}-${day.getMonth() + 1}-${day.getDate()}`, isCalendarOpen: false });
  },
});
