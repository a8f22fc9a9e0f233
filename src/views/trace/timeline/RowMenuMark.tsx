import classes from './NameCell.module.css';

/** Where the pointer opens the menu of a row; it shows itself in the row that the reader is at. By keyboard the row itself does. */
export const RowMenuMark = () => (
  <span
    className={classes['menu']}
    data-act="menu"
    title="What can be done with this row ( . )"
    aria-hidden="true"
  >
    ⋯
  </span>
);
