package io.strowger.simulator.model;

/** An application's registration as the router of a VDN. */
record Registration(int id, String vdn, Application application) {}
