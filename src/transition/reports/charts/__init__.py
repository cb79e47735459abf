"""Charts as plain data, and how they are drawn.

    Chart --scale, layout--> Drawing --svg--> text of a picture (--raster--> PNG)
    Chart --table_of--> the Table with its numbers, which every writer shows below it

A chart holds exact numbers; coordinates are floats, for they are only looked at.
"""
