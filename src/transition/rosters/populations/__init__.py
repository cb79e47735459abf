"""Populations: invented households in numbers like those of a place, drawn from shares written as data.

    policies/populations/*.toml --data_file--> Population      what shares of whom are what (model, grammar)
                                                   |
    seed --chance--> orders of rows                |  households: who lives together, how old, of which sex
                          |                        v
                          `------------------> columns: one after the other, those before decide the next
                                                   |
                       policy -- fitting --------->|  which of them the policy asks for, and in its words
                                                   v
                                               invented: a roster by columns, identity numbers impossible

Nothing is drawn person by person: a share of a group of persons is so many of them, and chance only says
which. So what comes out has the shares that the file says, to the person.
"""
